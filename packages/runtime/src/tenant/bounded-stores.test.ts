import { setImmediate } from 'node:timers/promises'
import type { StoreBackend, TenantStore } from '@fcc/contracts'
import { memoryStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { createLatch, expectCode } from '../testing/test-runtime.test-support.ts'
import { boundOpenStores } from './bounded-stores.ts'

/** A backend that says what is open, and whose `readRun` can be held up. */
async function watched(held: Readonly<Record<string, Promise<void>>> = {}) {
  const backend = await memoryStore.open({ directory: '' })
  const open = new Set<string>()
  const log: string[] = []
  const made: string[] = []
  let most = 0
  const spied: StoreBackend = {
    ...backend,
    async openTenant(tenant) {
      const store = await backend.openTenant(tenant)
      open.add(tenant)
      log.push(`open ${tenant}`)
      most = Math.max(most, open.size)
      return {
        ...store,
        async readRun(run) {
          made.push(`${tenant} ${run}`)
          await held[tenant]
          return store.readRun(run)
        },
        async close() {
          await store.close()
          open.delete(tenant)
          log.push(`close ${tenant}`)
        },
      } satisfies TenantStore
    },
  }
  return { backend: spied, open, log, made, most: () => most }
}

describe('a backend with bounded open stores', () => {
  it('opens a store with its first call, and closes the one that was used longest ago', async () => {
    const { backend, log } = await watched()
    const bounded = boundOpenStores(backend, { maxOpenStores: 2, openStoreWaitMs: 1000 })
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((id) => bounded.openTenant(id)))
    expect(log).toEqual([])
    await a?.readTree()
    await b?.readTree()
    await a?.readTree()
    await c?.readTree()
    expect(log).toEqual(['open a', 'open b', 'close b', 'open c'])
    await b?.readTree()
    expect(log.slice(4)).toEqual(['close a', 'open b'])
  })

  it('keeps to its bound while a hundred tenants are used at once', async () => {
    const { backend, most } = await watched()
    const bounded = boundOpenStores(backend, { maxOpenStores: 7, openStoreWaitMs: 10_000 })
    const trees = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const store = await bounded.openTenant(`t${index}`)
        await store.appendEntries([])
        return (await store.readTree()).size
      }),
    )
    expect(trees).toEqual(Array.from({ length: 100 }, () => 0))
    expect(most()).toBeLessThanOrEqual(7)
  })

  it('closes none that is at work, and says which limit a call waited for in vain', async () => {
    const latch = createLatch()
    const { backend, open } = await watched({ a: latch.opened })
    const bounded = boundOpenStores(backend, { maxOpenStores: 1, openStoreWaitMs: 20 })
    const [a, b] = [await bounded.openTenant('a'), await bounded.openTenant('b')]
    // Open already, so that who waits looks for it again while it is at work.
    await a.readTree()
    const reading = a.readRun('r')
    const error = await expectCode('FCC_TENANT_STORES_BUSY', () => b.readTree())
    expect(error.fix).toContain('limits.max_open_stores')
    expect([...open]).toEqual(['a'])
    latch.open()
    expect(await reading).toBeUndefined()
    expect((await b.readTree()).size).toBe(0)
    expect([...open]).toEqual(['b'])
  })

  it('hands calls on in the order in which they were made, though they waited for a place', async () => {
    const latch = createLatch()
    const { backend, made } = await watched({ a: latch.opened })
    const bounded = boundOpenStores(backend, { maxOpenStores: 1, openStoreWaitMs: 1000 })
    const [a, b] = [await bounded.openTenant('a'), await bounded.openTenant('b')]
    const held = a.readRun('r')
    const waiting = [b.readRun('1'), b.readRun('2')]
    latch.open()
    await held
    // One more, while the place is handed over.
    while (made.length < 1) await setImmediate()
    waiting.push(b.readRun('3'))
    await Promise.all(waiting)
    expect(made).toEqual(['a r', 'b 1', 'b 2', 'b 3'])
  })

  it('leaves a store open for the next call of the same work, though others wait for its place', async () => {
    const { backend, log } = await watched()
    const bounded = boundOpenStores(backend, { maxOpenStores: 1, openStoreWaitMs: 1000 })
    const [a, b] = [await bounded.openTenant('a'), await bounded.openTenant('b')]
    await a.readTree()
    const waiting = b.readTree()
    for (let call = 0; call < 5; call += 1) await a.readTree()
    expect(log).toEqual(['open a'])
    await waiting
    expect(log).toEqual(['open a', 'close a', 'open b'])
  })

  it('gives the same handle for a tenant until that is closed, and a new one then', async () => {
    const { backend } = await watched()
    const bounded = boundOpenStores(backend, { maxOpenStores: 1, openStoreWaitMs: 20 })
    const first = await bounded.openTenant('a')
    expect(await bounded.openTenant('a')).toBe(first)
    await first.readTree()
    await first.close()
    await first.close()
    await expectCode('FCC_STORE_CLOSED', () => first.readTree())
    expect((await (await bounded.openTenant('a')).readTree()).size).toBe(0)
  })
})
