import type { StoreBackend, TenantStore } from '@fcc/contracts'
import { storeError } from '@fcc/contracts/store-checks'
import { runtimeErrors } from '../diagnostics.ts'
import { createPlaces, type Places } from './store-places.ts'

/** How many stores of tenants are open at once, and how long a call waits for its turn. */
export interface OpenStoreBounds {
  readonly maxOpenStores: number
  /** Milliseconds. */
  readonly openStoreWaitMs: number
}

/**
 * How long a store stays open at least when others wait for its place, in milliseconds: so long the next
 * calls of the same work find it open, where more tenants work at once than may have theirs open.
 */
const STAY_MS = 50

interface Slot {
  readonly tenant: string
  /** Waited for, opening or open; all calls wait for the same one, and so keep the order in which they came. */
  store: Promise<TenantStore> | undefined
  /** Since when it is open. */
  openedAt: number | undefined
  /** Calls under way; a store is idle without any. */
  calls: number
  /** While its store closes: it opens again after that. */
  closing: Promise<void> | undefined
  /** For good. */
  closed: boolean
}

type Method = (...given: unknown[]) => Promise<unknown>

/**
 * A backend whose tenant stores open with the first call and close when others need the room: at most
 * `maxOpenStores` are open, and of the idle ones the least recently used goes first. Whoever holds a
 * store notices nothing: its next call opens it again, and calls reach it in the order in which they were made.
 *
 * @throws FccError FCC_TENANT_STORES_BUSY from calls to a store that found no place within `openStoreWaitMs`
 */
export function boundOpenStores(backend: StoreBackend, bounds: OpenStoreBounds): StoreBackend {
  const stayMs = Math.min(STAY_MS, bounds.openStoreWaitMs / 2)
  // Those that are open, in order of use: a map keeps the order of insertion, and what is used is inserted anew.
  const open = new Map<string, Slot>()
  const handles = new Map<string, TenantStore>()
  const places: Places = createPlaces({
    most: bounds.maxOpenStores,
    waitMs: bounds.openStoreWaitMs,
    freeOne: closeIdle,
  })

  /** Closes the idle one that was used longest ago, or says in how many milliseconds one may go. */
  function closeIdle(): true | number {
    const now = performance.now()
    let soonest = Number.POSITIVE_INFINITY
    for (const slot of open.values()) {
      if (slot.calls > 0 || slot.openedAt === undefined) continue
      const left = slot.openedAt + stayMs - now
      if (left <= 0) {
        closeSlot(slot).catch(() => undefined)
        return true
      }
      soonest = Math.min(soonest, left)
    }
    return soonest
  }

  function closeSlot(slot: Slot): Promise<void> {
    const { store } = slot
    if (!store) return slot.closing ?? Promise.resolve()
    slot.store = undefined
    slot.openedAt = undefined
    open.delete(slot.tenant)
    slot.closing = (async () => {
      const opened = await store.catch(() => undefined)
      try {
        await opened?.close()
      } finally {
        slot.closing = undefined
        if (opened) places.free()
      }
    })()
    return slot.closing
  }

  async function openSlot(slot: Slot): Promise<TenantStore> {
    await slot.closing?.catch(() => undefined)
    if (!(await places.take())) throw runtimeErrors.storesBusy(slot.tenant, bounds)
    try {
      const store = await backend.openTenant(slot.tenant)
      slot.openedAt = performance.now()
      return store
    } catch (error) {
      places.free()
      throw error
    }
  }

  function opened(slot: Slot): Promise<TenantStore> {
    if (slot.store) return slot.store
    const store = openSlot(slot)
    slot.store = store
    store.catch(() => {
      if (slot.store === store) slot.store = undefined
      open.delete(slot.tenant)
    })
    return store
  }

  async function call(slot: Slot, name: string, given: unknown[]): Promise<unknown> {
    if (slot.closed) throw storeError('FCC_STORE_CLOSED', [`The store of tenant ${slot.tenant}`])
    open.delete(slot.tenant)
    open.set(slot.tenant, slot)
    slot.calls += 1
    try {
      const store = await opened(slot)
      return await (store as unknown as Readonly<Record<string, Method>>)[name]?.(...given)
    } finally {
      slot.calls -= 1
      if (slot.calls === 0) places.look()
    }
  }

  function handleOf(tenant: string): TenantStore {
    const slot: Slot = {
      ...{ tenant, calls: 0, closed: false },
      ...{ store: undefined, openedAt: undefined, closing: undefined },
    }
    const methods = new Map<string, Method>()
    const close = async (): Promise<void> => {
      slot.closed = true
      handles.delete(tenant)
      await closeSlot(slot)
    }
    return new Proxy({} as TenantStore, {
      get(_, name) {
        if (name === 'tenant') return tenant
        if (name === 'close') return close
        // A promise would be asked for `then`: a store is none.
        if (typeof name !== 'string' || name === 'then') return undefined
        const known = methods.get(name)
        if (known) return known
        const method: Method = async (...given) => call(slot, name, given)
        methods.set(name, method)
        return method
      },
    })
  }

  return {
    control: backend.control,
    referenceData: backend.referenceData,
    ...(backend.erasure ? { erasure: backend.erasure } : {}),
    async openTenant(tenant) {
      const handle = handles.get(tenant) ?? handleOf(tenant)
      handles.set(tenant, handle)
      return handle
    },
    close: () => backend.close(),
  }
}
