import type { ControlStore } from '../stores/control-store.ts'
import type { ReferenceDataStore } from '../stores/reference-data-store.ts'
import type { StoreBackend } from '../stores/store-backend.ts'
import type { StoreErasure } from '../stores/store-erasure.ts'
import type { StoreTransfer } from '../stores/store-transfer.ts'
import type { TenantStore } from '../stores/tenant-store.ts'
import { storeError } from './store-error.ts'

/** What a backend is made of. */
export interface BackendParts {
  readonly control: ControlStore
  readonly referenceData: ReferenceDataStore
  readonly transfer?: StoreTransfer | undefined
  readonly erasure?: StoreErasure | undefined
  /** Opens a tenant's store, which calls `onClose` once when it is closed. */
  openTenant(tenant: string, onClose: () => void): Promise<TenantStore>
}

/** Keeps one handle per tenant, and closes all of them in reverse order. */
export function createBackend(parts: BackendParts): StoreBackend {
  const { control, referenceData, transfer, erasure, openTenant } = parts
  const handles = new Map<string, Promise<TenantStore>>()
  let closing: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    const opened = [...handles.values()].reverse()
    for (const handle of opened) {
      const tenant = await handle.catch(() => undefined)
      await tenant?.close()
    }
    await referenceData.close()
    await control.close()
  }

  return {
    control,
    referenceData,
    ...(transfer ? { transfer } : {}),
    ...(erasure ? { erasure } : {}),
    async openTenant(tenant) {
      if (closing !== undefined) throw storeError('FCC_STORE_CLOSED', ['The store'])
      const known = handles.get(tenant)
      if (known !== undefined) return known
      const handle = openTenant(tenant, () => handles.delete(tenant))
      handles.set(tenant, handle)
      handle.catch(() => handles.delete(tenant))
      return handle
    },
    close() {
      closing ??= closeAll()
      return closing
    },
  }
}
