import type { Digested } from './stored-run.ts'

/** What a visit reserved, spent or gave back, written in its transaction. */
export interface LedgerMovement extends Digested {
  /** Unique in the tenant: a movement is made once. */
  readonly id: string
  readonly run: string
  /** What is moved on: a budget's name. */
  readonly account: string
  /** What is counted: a currency or a kind of token. */
  readonly unit: string
  /** A whole number of the unit's smallest part; negative where it is given back. */
  readonly amount: number
}
