import type { TenantStore } from '@fcc/contracts'
import { assertCommit, hasStopped, storeError } from '@fcc/contracts/store-checks'
import { toJsonBytes } from '../json-bytes.ts'
import { prepareContentInsert } from './sqlite-contents.ts'
import { prepareLeaseGuard } from './sqlite-leases.ts'
import { prepareOutgoingInsert } from './sqlite-outgoing.ts'
import { prepareRequestRemoval } from './sqlite-run-requests.ts'
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
  const removeRequest = prepareRequestRemoval(connection)
  const insertContents = prepareContentInsert(connection)
  const insertOutgoing = prepareOutgoingInsert(connection)
  // Numbered parameters (?1) cannot be bound on Node 22.13, so that values come as often as they are named.
  const condition = `id = ? AND sequence = ? - 1
    AND EXISTS (SELECT 1 FROM lease WHERE run = ? AND epoch = ? AND holder = ?)`
  const updateInState = prepare(
    `UPDATE run SET sequence = ?, record = ? WHERE ${condition} AND state = ?`,
  )
  const updateWithState = prepare(
    `UPDATE run SET sequence = ?, record = ?, state = ? WHERE ${condition}`,
  )
  const selectSequence = prepare('SELECT sequence FROM run WHERE id = ?')
  const insertVisit = prepare(
    `INSERT INTO visit (run, id, sequence, record) VALUES (?, ?, ?, ?)
     ON CONFLICT (run, id) DO NOTHING`,
  )

  return {
    commitVisit: async (lease, commit) => {
      assertCommit(checkId, tenant, lease.run, commit)
      const { run, visit, contents, entries, commands } = commit
      const record = toJsonBytes(run)
      const visitRecord = visit && toJsonBytes(visit)
      return change(() => {
        const { id, sequence, state } = run
        const held = [id, sequence, id, lease.epoch, lease.holder] as const
        const isUpdated =
          updateInState.run(sequence, record, ...held, state).changes === 1 ||
          updateWithState.run(sequence, record, state, ...held).changes === 1
        if (!isUpdated) {
          assertLease(lease)
          const stored = selectSequence.get(id) as { readonly sequence: number }
          throw storeError('FCC_STORE_SEQUENCE', [id, sequence, stored.sequence])
        }
        if (visit !== undefined && visitRecord !== undefined) {
          const inserted = insertVisit.run(run.id, visit.id, run.sequence, visitRecord).changes
          if (inserted !== 1) throw storeError('FCC_STORE_DUPLICATE_VISIT', [visit.id])
        }
        if (hasStopped(state)) removeRequest(id, 'hold')
        for (const command of commands) removeRequest(id, command)
        insertContents(contents)
        insertEntries(entries)
        insertOutgoing(commit)
      })
    },
  }
}
