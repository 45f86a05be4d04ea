import type { TenantStore } from '@fcc/contracts'
import { assertCommit } from '../../checks/ownership.ts'
import { storeError } from '../../diagnostics.ts'
import { toJsonBytes } from '../json-bytes.ts'
import { prepareContentInsert } from './sqlite-contents.ts'
import { prepareLeaseGuard } from './sqlite-leases.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

/**
 * The commit of a visit: one transaction of prepared statements. The update of the run carries the
 * checks of lease and sequence in its condition; only when it changes nothing is it asked why.
 */
export function createSqliteCommit(work: TenantWorkWithAudit): Pick<TenantStore, 'commitVisit'> {
  const { tenant, connection, checkId, insertEntries } = work
  const { prepare, change } = connection
  const assertLease = prepareLeaseGuard(connection)
  const insertContents = prepareContentInsert(connection)
  const updateRun = prepare(
    `UPDATE run SET state = ?, sequence = ?, record = ?
     WHERE id = ? AND sequence = ?
       AND EXISTS (SELECT 1 FROM lease WHERE run = ? AND epoch = ? AND holder = ?)`,
  )
  const selectSequence = prepare('SELECT sequence FROM run WHERE id = ?')
  const insertVisit = prepare(
    `INSERT INTO visit (run, id, sequence, record) VALUES (?, ?, ?, ?)
     ON CONFLICT (run, id) DO NOTHING`,
  )

  return {
    commitVisit: async (lease, commit) => {
      assertCommit(checkId, tenant, lease.run, commit)
      const { run, visit, contents, entries } = commit
      const record = toJsonBytes(run)
      const visitRecord = visit && toJsonBytes(visit)
      return change(() => {
        const { changes } = updateRun.run(
          run.state,
          run.sequence,
          record,
          run.id,
          run.sequence - 1,
          lease.run,
          lease.epoch,
          lease.holder,
        )
        if (changes !== 1) {
          assertLease(lease)
          const { sequence } = selectSequence.get(run.id) as { readonly sequence: number }
          throw storeError('FCC_STORE_SEQUENCE', [run.id, run.sequence, sequence])
        }
        if (visit !== undefined && visitRecord !== undefined) {
          const inserted = insertVisit.run(run.id, visit.id, run.sequence, visitRecord).changes
          if (inserted !== 1) throw storeError('FCC_STORE_DUPLICATE_VISIT', [visit.id])
        }
        insertContents(contents)
        insertEntries(entries)
      })
    },
  }
}
