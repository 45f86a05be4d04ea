import type { StoreFactory } from '@fcc/contracts'
import {
  createBackend,
  createIdCheck,
  DEFAULT_MAX_ID_BYTES,
  MAX_TENANT_ID_BYTES,
} from '@fcc/contracts/store-checks'
import { createMemoryControl } from './memory-control.ts'
import { createMemoryErasure } from './memory-erasure.ts'
import { createMemoryReferenceData } from './memory-reference-data.ts'
import { createMemoryState, type MemoryState } from './memory-state.ts'
import { createMemoryTenant } from './memory-tenant.ts'

/** The settings of the store in memory. */
export interface MemoryStoreSettings {
  /** The longest id, in bytes of UTF-8. Default 512. */
  readonly maxIdBytes: number
}

/**
 * Makes a store that keeps everything in this process and nothing after it. The directory is not
 * looked at; each `open` starts empty.
 *
 * @example
 * const backend = await createMemoryStore({ maxIdBytes: 128 }).open({ directory: '' })
 */
export function createMemoryStore(settings: Partial<MemoryStoreSettings> = {}): StoreFactory {
  const checkId = createIdCheck(settings.maxIdBytes ?? DEFAULT_MAX_ID_BYTES)
  const checkTenantId = createIdCheck(MAX_TENANT_ID_BYTES)
  return {
    id: 'memory',
    title: 'In memory, gone with the process',
    durable: false,
    async open() {
      const { hold, erasure } = createMemoryErasure(checkTenantId)
      const states = hold('records', new Map<string, MemoryState>(), (_, tenant) => tenant)
      return createBackend({
        control: createMemoryControl(checkId, hold),
        erasure,
        referenceData: createMemoryReferenceData(checkId),
        async openTenant(tenant, onClose) {
          const state = states.get(checkTenantId('tenant', tenant)) ?? createMemoryState()
          states.set(tenant, state)
          return createMemoryTenant({ tenant, state, checkId, onClose })
        },
      })
    },
  }
}

/** The store in memory with its default settings. */
export const memoryStore: StoreFactory = createMemoryStore()
