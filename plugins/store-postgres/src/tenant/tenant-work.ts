import type { IdCheck } from '@fcc/contracts/store-checks'
import type { Sql } from '../connection/sql.ts'

/** How many numbered rows a tenant had: whoever changes something has them alone. */
export interface Numbers {
  entries: number
  events: number
  ordinals: number
}

/** A transaction that changes something of one tenant; no other one of this tenant is under way. */
export interface TenantChange {
  readonly sql: Sql
  readonly numbers: Numbers
}

/** What each part of a tenant's store works with. */
export interface TenantWork {
  readonly tenant: string
  readonly checkId: IdCheck
  /**
   * Runs work that changes something; it may be undone and run again. What concerns one run alone says which: works
   * of several runs are sent side by side, and those of one run, like those that name none, one after the other.
   */
  change<T>(work: (change: TenantChange) => Promise<T>, run?: string): Promise<T>
  /** Runs readings that see the store as it was at the first of them; all of them are sent at once. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** The same for readings that depend on one another's answers. */
  readInSteps<T>(work: (sql: Sql) => Promise<T>): Promise<T>
}
