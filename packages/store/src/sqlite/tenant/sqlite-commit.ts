import type { TenantStore } from '@fcc/contracts'
import { assertCommit } from '../../checks/ownership.ts'
import { storeError } from '../../diagnostics.ts'
import { toJsonBytes } from '../json-bytes.ts'
import { prepareContentInsert } from './sqlite-contents.ts'
import { prepareLeaseGuard } from './sqlite-leases.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

/**
 * The commit of a visit: one transaction of prepared statements. The update of the run carries the
 * checks of lease and sequence in its condition; only when it changes nothing is it asked why. Most
 * visits leave the state as it is, and an update that does not name it leaves its index alone.
 */
export function createSqliteCommit(work: TenantWorkWithAudit): Pick<TenantStore, 'commitVisit'> {
  const { tenant, connection, checkId, insertEntries } = work
  const { prepare, change } = connection
  const assertLease = prepareLeaseGuard(connection)
  const insertContents = prepareContentInsert(connection)
  const condition = `id = ?1 AND sequence = ?2 - 1
    AND EXISTS (SELECT 1 FROM lease WHERE run = ?1 AND epoch = ?5 AND holder = ?6)`
  const updateInState = prepare(
    `UPDATE run SET sequence = ?2, record = ?3 WHERE ${condition} AND state = ?4`,
  )
  const updateWithState = prepare(
    `UPDATE run SET sequence = ?2, record = ?3, state = ?4 WHERE ${condition}`,
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
        const values = [run.id, run.sequence, record, run.state, lease.epoch, lease.holder] as const
        const isUpdated =
          updateInState.run(...values).changes === 1 || updateWithState.run(...values).changes === 1
        if (!isUpdated) {
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
