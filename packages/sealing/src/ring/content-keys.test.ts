import { beforeEach, describe, expect, it } from 'vitest'
import { createMapControlStore } from '../fixtures/map-control-store.ts'
import { createMemoryMasterKey } from '../master-key/memory-master-key.ts'
import { type ContentKeyCache, createContentKeys } from './content-keys.ts'

const one = `s_${'1'.repeat(43)}`
const two = `s_${'2'.repeat(43)}`
let keys: ContentKeyCache

beforeEach(() => {
  const control = createMapControlStore()
  const source = { masterKey: createMemoryMasterKey(), control, tenant: 'riverside', now: () => 0 }
  keys = createContentKeys(source, { keyCacheMs: 1000, unwrapCacheMs: 1000, maxCachedSets: 10 })
})

describe('derived keys', () => {
  it('are kept once they were prepared', async () => {
    expect(keys.kept([one])).toBeUndefined()
    const prepared = await keys.prepare([one])
    expect(keys.kept([one])?.sealing.equals(prepared.sealing)).toBe(true)
    expect(prepared.sealing.equals(prepared.addressing)).toBe(false)
  })

  it('of every set that a dropped subject is in are released, and of no other', async () => {
    for (const subjects of [[one], [two], [one, two]]) await keys.prepare(subjects)
    keys.erase(one)
    expect(keys.kept([one])).toBeUndefined()
    expect(keys.kept([two, one])).toBeUndefined()
    expect(keys.kept([two])).toBeDefined()
  })

  it('are all released when they are cleared, and none is kept from then on', async () => {
    await keys.prepare([one])
    const preparing = keys.prepare([two])
    keys.clear()
    await preparing
    expect(keys.kept([one])).toBeUndefined()
    expect(keys.kept([two])).toBeUndefined()
  })
})
