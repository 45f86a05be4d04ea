import { isFinal, type TenantStore } from '@fcc/contracts'
import { assertCommit, storeError } from '@fcc/contracts/store-checks'
import { toBytes, toJson } from '../connection/record-bytes.ts'
import { statement } from '../connection/sql.ts'
import { insertContents } from './content-rows.ts'
import { insertEntries } from './entry-rows.ts'
import { insertResult } from './journal.ts'
import { assertLease } from './leases.ts'
import { insertOutgoing } from './outgoing-rows.ts'
import { carryCommands } from './run-commands.ts'
import { indexState } from './run-index.ts'
import { writeRunRows } from './run-rows.ts'
import { inOrder } from './runs.ts'
import type { TenantWork } from './tenant-work.ts'

// The checks of lease and sequence are in the condition; only when it changes nothing is it asked why.
const UPDATE = statement(
  'commit run',
  `UPDATE fcc.run SET sequence = $3, state = $4, awaits = $5, record = $6, digest = $7
   WHERE tenant = $1 AND id = $2 AND sequence = $3::bigint - 1
     AND EXISTS (SELECT 1 FROM fcc.lease
                 WHERE lease.tenant = $1 AND lease.run = $2 AND epoch = $8 AND holder = $9)`,
)
const GIVE_BACK = statement(
  'give back lease',
  'UPDATE fcc.lease SET holder = NULL, expires_at = 0 WHERE tenant = $1 AND run = $2',
)
const SELECT_SEQUENCE = statement(
  'select sequence',
  'SELECT sequence FROM fcc.run WHERE tenant = $1 AND id = $2',
)

/**
 * The commit of a visit: one short transaction of prepared statements. All of them are on their way before the
 * first is answered; the answers are looked at in order, and the first that says no undoes the rest.
 */
export function createCommit({
  tenant,
  checkId,
  change,
}: TenantWork): Pick<TenantStore, 'commitVisit'> {
  return {
    commitVisit: async (lease, commit) => {
      assertCommit(checkId, tenant, lease.run, commit)
      const { rows, removed, contents, entries, commands, results = [] } = commit
      const { run, state, sequence, awaits, text, digest } = commit.head
      return change(async (tx) => {
        const { sql } = tx
        // No whole number follows another by less than one.
        const isWhole = Number.isSafeInteger(sequence)
        const updated = isWhole
          ? sql.run(UPDATE, [
              ...[tenant, run, sequence, state, toJson(awaits), toBytes(text), digest],
              ...[lease.epoch, lease.holder],
            ])
          : undefined
        const steps = isWhole
          ? [
              indexState(tenant, sql, run, state),
              writeRunRows(tenant, sql, run, { rows, removed }),
              carryCommands(tenant, sql, { run, commands, state, sequence }),
              ...results.map((result) => insertResult(tenant, tx, { run, result })),
              insertContents(tenant, sql, run, contents),
              insertEntries(tenant, tx, entries),
              insertOutgoing(tenant, tx, commit),
              ...(isFinal(state) ? [sql.run(GIVE_BACK, [tenant, run])] : []),
            ]
          : []
        for (const step of steps) step.catch(() => undefined)
        if ((await updated)?.count !== 1) {
          await Promise.allSettled(steps)
          await assertLease(tenant, sql, lease)
          const found = await sql.run<{ readonly sequence: number }>(SELECT_SEQUENCE, [tenant, run])
          const stored = found.rows[0]?.sequence ?? 0
          throw storeError('FCC_STORE_SEQUENCE', [run, sequence, stored])
        }
        await inOrder(steps)
      }, run)
    },
  }
}
