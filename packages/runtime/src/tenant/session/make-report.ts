import type { Principal } from '@fcc/contracts'
import { makeAccessReport } from '../../reports/access-report.ts'
import { makeDataFlowReport } from '../../reports/data-flow-report.ts'
import { type AskedPeriod, type ReportPeriod, reportPeriod } from '../../reports/report-period.ts'
import type { TenantServices } from '../tenant-services.ts'
import { auditExport } from './audit-export.ts'

type Made<Report> = (
  services: TenantServices,
  period: ReportPeriod,
  madeBy: string,
) => Promise<Report>

const OF = {
  access: ['access report', makeAccessReport],
  data_flow: ['data flow report', makeDataFlowReport],
} as const satisfies Readonly<Record<string, readonly [string, Made<unknown>]>>

/** Makes a report for somebody, and writes down that they are given one, before it is read from the log. */
export async function makeReport<Kind extends keyof typeof OF>(
  services: TenantServices,
  by: Principal,
  kind: Kind,
  asked: AskedPeriod = {},
): Promise<Awaited<ReturnType<(typeof OF)[Kind][1]>>> {
  const period = reportPeriod(asked, services.clock())
  const [of, make] = OF[kind]
  await auditExport(services, by, { of })
  return (await make(services, period, by.id)) as Awaited<ReturnType<(typeof OF)[Kind][1]>>
}
