import type { IdCheck } from '@fcc/contracts/store-checks'
import { type Sql, statement } from '../connection/sql.ts'
import type { Scope, Transactions } from '../connection/transactions.ts'
import { LOCK_SEED } from '../schema/functions.ts'

/** What each part of the control store works with. */
export interface ControlWork {
  readonly checkId: IdCheck
  change: Transactions['change']
  read: Transactions['read']
}

/** The scope of what belongs to no tenant. */
export const HOST: Scope = { host: true }

const TAKE_TURNS = statement(
  'take turns',
  `SELECT pg_advisory_xact_lock(hashtextextended($1, ${LOCK_SEED}))`,
)

/** Waits until no other transaction changes what the name stands for; until this one ends. */
export function takeTurns(sql: Sql, name: string): void {
  // Not waited for: what comes next in the transaction is answered after it.
  void sql.run(TAKE_TURNS, [name])
}
