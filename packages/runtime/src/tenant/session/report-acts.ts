import type { AccessReport } from '../../reports/access-report.ts'
import type { DataFlowReport } from '../../reports/data-flow-report.ts'
import type { AskedPeriod } from '../../reports/report-period.ts'

/** What one principal may have reported of a tenant. */
export interface ReportActs {
  /**
   * Who had access in a period, to what and how often, as the log has it, and who has which rights now. Audited.
   *
   * @throws FccError FCC_REPORT_PERIOD
   * @example
   * const { acts } = await session.accessReport({ from: '2026-11-01', to: '2026-12-01' })
   */
  accessReport(period?: AskedPeriod): Promise<AccessReport>
  /**
   * What comes in, who and what handles it, where it goes, how long it is kept and how it is protected, by what is
   * configured now and what the log has of a period. Audited.
   *
   * @throws FccError FCC_REPORT_PERIOD
   */
  dataFlowReport(period?: AskedPeriod): Promise<DataFlowReport>
}
