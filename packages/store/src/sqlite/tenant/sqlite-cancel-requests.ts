import type { CancelRequest, TenantStore } from '@fcc/contracts'
import { assertEntries } from '../../checks/ownership.ts'
import { storeError } from '../../diagnostics.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

/** Wishes that runs end, in a tenant's file: where whoever holds a run looks for them. */
export function createSqliteCancelRequests(
  work: TenantWorkWithAudit,
): Pick<TenantStore, 'requestCancel' | 'readCancelRequest'> {
  const { connection, checkId, insertEntries } = work
  const { prepare, change, read } = connection
  const selectRun = prepare('SELECT 1 FROM run WHERE id = ?')
  const select = prepare('SELECT record FROM cancel_request WHERE run = ?')
  const insert = prepare(
    'INSERT INTO cancel_request (run, record) VALUES (?, ?) ON CONFLICT (run) DO NOTHING',
  )
  return {
    requestCancel: async (request, entries) => {
      const run = checkId('run', request.run)
      assertEntries(checkId, entries, run)
      return change(() => {
        if (selectRun.get(run) === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
        if (insert.run(run, toJsonBytes(request)).changes !== 1) return false
        insertEntries(entries)
        return true
      })
    },
    readCancelRequest: (run) =>
      read(() => {
        const row = select.get(checkId('run', run)) as { readonly record: Uint8Array } | undefined
        return row && fromJsonBytes<CancelRequest>(row.record)
      }),
  }
}
