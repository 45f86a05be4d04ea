import type { ControlStore, Erasure, WrappedKey } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import { bytesOf } from './samples.ts'
import type { StoreSubject } from './store-subject.ts'

function controlCase(
  name: string,
  check: (control: ControlStore) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return { name, run: ({ backend }) => check(backend.control) }
}

/** A wrapped key of a subject. */
export function sampleKey(changes: Partial<WrappedKey> = {}): WrappedKey {
  return {
    tenant: 'riverside',
    name: 's_1',
    kind: 'data',
    masterKeyId: 'mk_1',
    wrapped: bytesOf('wrapped'),
    createdAt: '2026-11-21T10:00:00.000Z',
    ...changes,
  }
}

/** An erasure of that subject. */
export function sampleErasure(changes: Partial<Erasure> = {}): Erasure {
  const at = '2026-11-21T11:00:00.000Z'
  return { tenant: 'riverside', subject: 's_1', at, by: 'privacy officer', ...changes }
}

/** Keys, erasures and accepted capabilities. */
export const controlCases = [
  controlCase('the first key of a name stays, and everyone gets that one', async (control) => {
    expect(await control.readKey('riverside', 'data', 's_1')).toBeUndefined()
    expect(await control.putKey(sampleKey())).toEqual(sampleKey())
    const second = sampleKey({ wrapped: bytesOf('second'), masterKeyId: 'mk_2' })
    expect(await control.putKey(second)).toEqual(sampleKey())
    expect(await control.readKey('riverside', 'data', 's_1')).toEqual(sampleKey())
  }),

  controlCase('of keys put at the same time everyone gets the same', async (control) => {
    const keys = await Promise.all(
      ['a', 'b', 'c'].map((text) => control.putKey(sampleKey({ wrapped: bytesOf(text) }))),
    )
    for (const key of keys) expect(key).toEqual(keys[0])
  }),

  controlCase('tenant, kind and name tell keys apart', async (control) => {
    const keys = [
      sampleKey(),
      sampleKey({ name: 's_2', wrapped: bytesOf('two') }),
      sampleKey({ kind: 'index', wrapped: bytesOf('three') }),
      sampleKey({ kind: 'signing', wrapped: bytesOf('four') }),
      sampleKey({ tenant: 'lakeside', wrapped: bytesOf('five') }),
    ]
    for (const key of keys) await control.putKey(key)
    for (const key of keys) {
      expect(await control.readKey(key.tenant, key.kind, key.name)).toEqual(key)
    }
  }),

  controlCase('a key’s bytes are the store’s own', async (control) => {
    const key = sampleKey()
    const put = await control.putKey(key)
    key.wrapped.fill(0)
    put.wrapped.fill(0)
    ;(await control.readKey('riverside', 'data', 's_1'))?.wrapped.fill(0)
    expect(await control.readKey('riverside', 'data', 's_1')).toEqual(sampleKey())
  }),

  controlCase(
    'a key is written over the bytes that its writer saw, and over no other',
    async (control) => {
      const [first, second] = [
        sampleKey(),
        sampleKey({ wrapped: bytesOf('second'), masterKeyId: 'mk_2' }),
      ]
      expect(await control.replaceKey(second, first.wrapped)).toBe(false)
      await control.putKey(first)
      await control.putKey(sampleKey({ tenant: 'lakeside' }))
      expect(await control.replaceKey(second, bytesOf('other'))).toBe(false)
      expect(await control.replaceKey(second, first.wrapped)).toBe(true)
      expect(await control.readKey('riverside', 'data', 's_1')).toEqual(second)
      expect(await control.replaceKey(first, first.wrapped)).toBe(false)
      const other = await control.readKey('lakeside', 'data', 's_1')
      expect(other?.wrapped).toEqual(bytesOf('wrapped'))
    },
  ),

  controlCase('of those who write over one key at the same time one succeeds', async (control) => {
    await control.putKey(sampleKey())
    const written = await Promise.all(
      ['a', 'b', 'c'].map((text) =>
        control.replaceKey(sampleKey({ wrapped: bytesOf(text) }), bytesOf('wrapped')),
      ),
    )
    expect(written.filter(Boolean)).toHaveLength(1)
  }),

  controlCase('a key that was shredded is not written over', async (control) => {
    await control.putKey(sampleKey())
    await control.shred(sampleErasure())
    expect(await control.replaceKey(sampleKey(), bytesOf('wrapped'))).toBe(false)
    expect(await control.readKey('riverside', 'data', 's_1')).toBeUndefined()
  }),

  controlCase('keys are listed page after page, of one tenant', async (control) => {
    const keys = [
      ...['s_1', 's_2', 's_B', 's_a'].map((name) => sampleKey({ name })),
      sampleKey({ kind: 'index', name: 'index' }),
      sampleKey({ kind: 'signing', name: 'signing' }),
    ]
    for (const key of [...keys].reverse()) await control.putKey(key)
    await control.putKey(sampleKey({ tenant: 'lakeside' }))
    expect(await control.listKeys('riverside', { limit: 100 })).toEqual(keys)
    const first = await control.listKeys('riverside', { limit: 3 })
    expect(first).toEqual(keys.slice(0, 3))
    expect(await control.listKeys('riverside', { after: first[2], limit: 3 })).toEqual(
      keys.slice(3),
    )
    expect(await control.listKeys('riverside', { after: keys[5], limit: 3 })).toEqual([])
  }),

  controlCase('shredding removes the key and notes the erasure', async (control) => {
    await control.putKey(sampleKey())
    expect(await control.shred(sampleErasure())).toBe(true)
    expect(await control.readKey('riverside', 'data', 's_1')).toBeUndefined()
    expect(await control.listErasures('riverside')).toEqual([sampleErasure()])
  }),

  controlCase('whether a subject was erased is told of that tenant only', async (control) => {
    await control.putKey(sampleKey())
    expect(await control.isErased('riverside', 's_1')).toBe(false)
    await control.shred(sampleErasure())
    expect(await control.isErased('riverside', 's_1')).toBe(true)
    expect(await control.isErased('riverside', 's_2')).toBe(false)
    expect(await control.isErased('lakeside', 's_1')).toBe(false)
  }),

  controlCase('there is nothing to shred twice, nor where there was no key', async (control) => {
    expect(await control.shred(sampleErasure())).toBe(false)
    expect(await control.listErasures('riverside')).toEqual([])
    await control.putKey(sampleKey())
    expect(await control.shred(sampleErasure())).toBe(true)
    expect(await control.shred(sampleErasure({ by: 'another' }))).toBe(false)
    expect(await control.listErasures('riverside')).toEqual([sampleErasure()])
  }),

  controlCase('shredding takes the data key of that subject and tenant only', async (control) => {
    const others = [
      sampleKey({ name: 's_2' }),
      sampleKey({ kind: 'index' }),
      sampleKey({ kind: 'signing' }),
      sampleKey({ tenant: 'lakeside' }),
    ]
    for (const key of [sampleKey(), ...others]) await control.putKey(key)
    await control.shred(sampleErasure())
    for (const key of others) {
      expect(await control.readKey(key.tenant, key.kind, key.name)).toEqual(key)
    }
    expect(await control.listErasures('lakeside')).toEqual([])
  }),

  controlCase('a subject that was erased gets no new key', async (control) => {
    await control.putKey(sampleKey())
    await control.shred(sampleErasure())
    await expectCode(control.putKey(sampleKey()), 'FCC_STORE_ERASED')
    expect(await control.readKey('riverside', 'data', 's_1')).toBeUndefined()
    await control.putKey(sampleKey({ tenant: 'lakeside' }))
  }),

  controlCase('erasures are listed per tenant, in order', async (control) => {
    const erasures = ['s_3', 's_1', 's_2'].map((subject) => sampleErasure({ subject }))
    for (const erasure of erasures) {
      await control.putKey(sampleKey({ name: erasure.subject }))
      await control.shred(erasure)
    }
    expect(await control.listErasures('riverside')).toEqual(erasures)
  }),

  controlCase(
    'accepted capabilities are the last ones written for that tenant',
    async (control) => {
      const at = '2026-11-21T10:00:00.000Z'
      const first = {
        tenant: 'riverside',
        plugins: { hipaa: ['rules/phi'] },
        at,
        by: 'ada',
        since: [],
        digest: 'd1',
      }
      const second = { ...first, plugins: {}, by: 'grace', digest: 'd2' }
      expect(await control.readCapabilities('riverside')).toBeUndefined()
      await control.writeCapabilities(first)
      expect(await control.readCapabilities('riverside')).toEqual(first)
      await control.writeCapabilities(second)
      await control.writeCapabilities({ ...first, tenant: 'lakeside' })
      expect(await control.readCapabilities('riverside')).toEqual(second)
    },
  ),

  controlCase(
    'accepted capabilities are written over the record that their writer saw, and over no other',
    async (control) => {
      const at = '2026-11-21T10:00:00.000Z'
      const record = { tenant: 'riverside', plugins: {}, at, by: 'ada', since: [] }
      const first = { ...record, digest: 'd1' }
      const second = { ...record, since: ['d1'], digest: 'd2' }
      expect(await control.writeCapabilities(first, { digest: 'd0' })).toBe(false)
      expect(await control.writeCapabilities(first, { digest: undefined })).toBe(true)
      expect(await control.writeCapabilities(second, { digest: undefined })).toBe(false)
      expect(await control.readCapabilities('riverside')).toEqual(first)
      expect(await control.writeCapabilities(second, { digest: 'd1' })).toBe(true)
      expect(await control.writeCapabilities(first, { digest: 'd1' })).toBe(false)
      expect(await control.readCapabilities('riverside')).toEqual(second)
      expect(await control.writeCapabilities(first)).toBe(true)
    },
  ),
]
