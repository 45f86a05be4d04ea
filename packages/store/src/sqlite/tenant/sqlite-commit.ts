import { isFinal, type TenantStore } from '@fcc/contracts'
import { assertCommit, storeError } from '@fcc/contracts/store-checks'
import { toJsonBytes, toTextBytes } from '../json-bytes.ts'
import { prepareContentInsert } from './sqlite-contents.ts'
import { prepareResultInsert } from './sqlite-journal.ts'
import { prepareLeaseGuard } from './sqlite-leases.ts'
import { prepareOutgoingInsert } from './sqlite-outgoing.ts'
import { prepareCommandCheck } from './sqlite-run-commands.ts'
import { prepareRunRows } from './sqlite-run-rows.ts'
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
  const carryCommands = prepareCommandCheck(connection)
  const insertContents = prepareContentInsert(connection)
  const insertOutgoing = prepareOutgoingInsert(connection)
  const insertResults = prepareResultInsert(connection)
  const runRows = prepareRunRows(connection)
  // Numbered parameters (?1) cannot be bound on Node 22.13, so that values come as often as they are named.
  const condition = `id = ? AND sequence = ? - 1
    AND EXISTS (SELECT 1 FROM lease WHERE run = ? AND epoch = ? AND holder = ?)`
  const head = 'sequence = ?, awaits = ?, record = ?, digest = ?'
  const updateInState = prepare(`UPDATE run SET ${head} WHERE ${condition} AND state = ?`)
  const updateWithState = prepare(`UPDATE run SET ${head}, state = ? WHERE ${condition}`)
  const giveBack = prepare('UPDATE lease SET holder = NULL, expires_at = 0 WHERE run = ?')
  const selectSequence = prepare('SELECT sequence FROM run WHERE id = ?')

  return {
    commitVisit: async (lease, commit) => {
      assertCommit(checkId, tenant, lease.run, commit)
      const { rows, removed, contents, entries, commands, results = [] } = commit
      const { run, state, sequence, awaits, text, digest } = commit.head
      const record = toTextBytes(text)
      return change(() => {
        const held = [run, sequence, run, lease.epoch, lease.holder] as const
        const next = [sequence, toJsonBytes(awaits), record, digest] as const
        const isUpdated =
          updateInState.run(...next, ...held, state).changes === 1 ||
          updateWithState.run(...next, state, ...held).changes === 1
        if (!isUpdated) {
          assertLease(lease)
          const stored = selectSequence.get(run) as { readonly sequence: number }
          throw storeError('FCC_STORE_SEQUENCE', [run, sequence, stored.sequence])
        }
        if (isFinal(state)) giveBack.run(run)
        runRows.write(run, rows, removed)
        carryCommands(run, commands, { state, sequence })
        insertResults(run, results)
        insertContents(run, contents)
        insertEntries(entries)
        insertOutgoing(commit)
      })
    },
  }
}
