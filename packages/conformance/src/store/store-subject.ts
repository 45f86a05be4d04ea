import type { StoreBackend, TenantStore } from '@fcc/contracts'
import type { ConformanceCase } from '../port-suite.ts'

/** An open store without data, and how to be rid of it. */
export interface StoreSubject {
  readonly backend: StoreBackend
  cleanup(): Promise<void>
}

/** A store whose data outlives its handles. */
export interface DurableStoreSubject extends StoreSubject {
  /** Closes what is open and opens the same data anew. */
  reopen(): Promise<StoreBackend>
}

/** A case about the handle of one tenant. */
export function tenantCase(
  name: string,
  check: (tenant: TenantStore, backend: StoreBackend) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return {
    name,
    run: async ({ backend }) => check(await backend.openTenant(TENANT), backend),
  }
}

/** The tenant that the samples belong to. */
export const TENANT = 'riverside'
