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
  /** Runs work that changes something; it may be undone and run again. */
  change<T>(work: (change: TenantChange) => Promise<T>): Promise<T>
  /** Runs readings that see the store as it was at the first of them. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>
}
