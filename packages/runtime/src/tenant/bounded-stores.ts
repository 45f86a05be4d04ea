import type { StoreBackend, TenantStore } from '@fcc/contracts'
import { storeError } from '@fcc/contracts/store-checks'
import { runtimeErrors } from '../diagnostics.ts'

/** How many stores of tenants are open at once, and how long a call waits for its turn. */
export interface OpenStoreBounds {
  readonly maxOpenStores: number
  /** Milliseconds. */
  readonly openStoreWaitMs: number
}

interface Slot {
  readonly tenant: string
  store: Promise<TenantStore> | undefined
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
 * store notices nothing: its next call opens it again.
 *
 * @throws FccError FCC_TENANT_STORES_BUSY from a call that waited longer than `openStoreWaitMs`
 */
export function boundOpenStores(backend: StoreBackend, bounds: OpenStoreBounds): StoreBackend {
  // In order of use: a map keeps the order of insertion, and what is used is inserted anew.
  const slots = new Map<string, Slot>()
  const handles = new Map<string, TenantStore>()
  const waiting = new Set<() => void>()
  let open = 0

  const wake = (): void => {
    for (const each of [...waiting]) each()
  }

  async function closeSlot(slot: Slot): Promise<void> {
    const { store } = slot
    if (!store) return slot.closing
    slot.store = undefined
    slot.closing = (async () => {
      try {
        await (await store).close()
      } finally {
        slot.closing = undefined
        open -= 1
        wake()
      }
    })()
    return slot.closing
  }

  async function makeRoom(tenant: string): Promise<void> {
    const until = Date.now() + bounds.openStoreWaitMs
    while (open >= bounds.maxOpenStores) {
      const idle = [...slots.values()].find(({ store, calls }) => store && calls === 0)
      if (idle) {
        await closeSlot(idle)
        continue
      }
      const left = until - Date.now()
      if (left <= 0) throw runtimeErrors.storesBusy(tenant, bounds)
      await turn(waiting, left)
    }
  }

  async function opened(slot: Slot): Promise<TenantStore> {
    while (!slot.store) {
      if (slot.closing) {
        await slot.closing
        continue
      }
      if (open >= bounds.maxOpenStores) {
        await makeRoom(slot.tenant)
        continue
      }
      open += 1
      slot.store = backend.openTenant(slot.tenant)
      slot.store.catch(() => {
        slot.store = undefined
        open -= 1
        wake()
      })
    }
    return slot.store
  }

  async function call(slot: Slot, name: string, given: unknown[]): Promise<unknown> {
    if (slot.closed) throw storeError('FCC_STORE_CLOSED', [`The store of tenant ${slot.tenant}`])
    slots.delete(slot.tenant)
    slots.set(slot.tenant, slot)
    slot.calls += 1
    try {
      const store = await opened(slot)
      return await (store as unknown as Readonly<Record<string, Method>>)[name]?.(...given)
    } finally {
      slot.calls -= 1
      if (slot.calls === 0) wake()
    }
  }

  function handleOf(tenant: string): TenantStore {
    const slot: Slot = { tenant, store: undefined, calls: 0, closing: undefined, closed: false }
    const methods = new Map<string, Method>()
    const close = async (): Promise<void> => {
      slot.closed = true
      handles.delete(tenant)
      slots.delete(tenant)
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

/** Waits until something may have changed, or the time is over. */
function turn(waiting: Set<() => void>, forMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, forMs)
    function done(): void {
      clearTimeout(timer)
      waiting.delete(done)
      resolve()
    }
    waiting.add(done)
  })
}
