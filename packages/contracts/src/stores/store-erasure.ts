/** How much of a tenant is still there, by kind: rows by their table, files, objects. Nothing is left where all are 0. */
export type TenantRemains = Readonly<Record<string, number>>

/**
 * Takes a tenant out of a store for good. The tenant's row of the directory stays: it says that it was erased.
 * Whoever calls has closed the tenant's store and lets nobody open it again.
 */
export interface StoreErasure {
  /**
   * Makes sure that it could be done now, before anything happens; absent where nothing but the call itself tells.
   *
   * @throws FccError whatever erasing would fail with, whoever it is for
   */
  prepare?(): Promise<void>
  /** What is there of the tenant, found by looking at every table and file. */
  remains(tenant: string): Promise<TenantRemains>
  /**
   * Removes all of it, keys first. One that was cut short is called again and finishes.
   *
   * @returns what is left, the bytes of keys that it removed among it
   * @throws FccError FCC_STORE_BUSY where another process has the tenant's store open, or its rows, for longer than that is waited
   * for: nothing was removed then
   */
  erase(tenant: string): Promise<TenantRemains>
}
