import type { TenantStore } from '@fcc/contracts'
import type { MemoryWork } from './memory-work.ts'

/** The identity of a tenant's data in memory. */
export function createMemoryIdentity({
  state,
  checkId,
  work,
}: MemoryWork): Pick<TenantStore, 'readIdentity' | 'keepIdentity'> {
  return {
    readIdentity: () => work(() => state.identity),
    keepIdentity: (identity) =>
      work(() => {
        state.identity ??= checkId('identity', identity)
        return state.identity
      }),
  }
}
