import type { TenantServices } from '../tenant/tenant-services.ts'
import { storeErrors } from './diagnostics.ts'
import { readEntryPages, readPages } from './read-pages.ts'

/** What was removed of a tenant's records, and said so. */
export interface RemovedRecords {
  readonly runs: number
  /** Audit entries whose text was removed. */
  readonly entries: number
}

/**
 * Reads what stays of removed records: each marker against its digest, each removed run against the log; and
 * that no run of which the log tells is gone without one.
 *
 * @param present the ids of the runs that are there
 */
export async function inspectRemoved(
  { store, tenant }: TenantServices,
  present: ReadonlySet<string>,
  note: (error: unknown) => void,
): Promise<RemovedRecords> {
  async function checking(check: () => Promise<unknown>): Promise<void> {
    try {
      await check()
    } catch (error) {
      note(error)
    }
  }
  const gone = new Set<string>()
  const removed = readPages(
    '',
    (after: string, limit) => store.listRemoved({ of: 'run', after, limit }),
    ({ key }) => key,
  )
  for await (const markers of removed) {
    for (const { key } of markers) {
      gone.add(key)
      await checking(() => store.checkRemovedRun(key))
    }
  }
  let entries = 0
  const told = new Set<string>()
  for await (const page of readEntryPages(store)) {
    for (const { run, sequence, removed: text } of page) {
      if (text !== undefined) entries += 1
      if (run === undefined || sequence === undefined || told.has(run)) continue
      told.add(run)
      if (present.has(run) || gone.has(run)) continue
      note(storeErrors.tampered(tenant, `Run ${run}`, 'the audit log has it, and it is gone'))
    }
  }
  return { runs: gone.size, entries }
}
