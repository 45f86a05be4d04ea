import type { AuditEntry } from '@fcc/contracts'
import { readEntryPages } from '../store/read-pages.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import type { ReportPeriod } from './report-period.ts'

/** What a report was made from. */
export interface ReportedLog {
  /** How many entries the log has, and the signed checkpoint over them. */
  readonly size: number
  readonly checkpoint: string
  /** How many of them are of the period. */
  readonly entries: number
  /** How many have no text any more, of whatever time: what they said is in no report. */
  readonly removed: number
}

/** Reads every entry up to the end of a period, in the order of the log, and says what there was. */
export async function readReportedLog(
  { store, integrator }: Pick<TenantServices, 'store' | 'integrator'>,
  { from, to }: ReportPeriod,
  each: (entry: AuditEntry, isOfPeriod: boolean) => void,
): Promise<ReportedLog> {
  const { size, checkpoint = '' } = await integrator.flush()
  let entries = 0
  let removed = 0
  for await (const page of readEntryPages(store)) {
    for (const stored of page) {
      if (stored.place === undefined || stored.place >= size) continue
      if (stored.removed) {
        removed += 1
        continue
      }
      const entry = JSON.parse(stored.canonical) as AuditEntry
      if (entry.time >= to) continue
      const isOfPeriod = entry.time >= from
      if (isOfPeriod) entries += 1
      each(entry, isOfPeriod)
    }
  }
  return { size, checkpoint, entries, removed }
}
