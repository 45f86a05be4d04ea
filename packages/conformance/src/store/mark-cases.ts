import type { StoreBackend, StoreMark } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import type { StoreSubject } from './store-subject.ts'

function markCase(
  name: string,
  check: (backend: StoreBackend) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return { name, run: ({ backend }) => check(backend) }
}

function sampleMark(changes: Partial<StoreMark> = {}): StoreMark {
  return {
    tenant: 'riverside',
    version: 1,
    identity: 'one',
    phase: 'in use',
    size: 3,
    state: 'three',
    at: '2026-11-21T10:00:00.000Z',
    digest: 'd1',
    ...changes,
  }
}

const erasure = (subject: string) => ({
  tenant: 'riverside',
  subject,
  at: '2026-11-21T10:00:00.000Z',
  by: 'ada',
})

/** Which store a tenant has, how far it had grown, and what was erased before. */
export const markCases = [
  markCase('a store keeps the first identity that it is given', async (backend) => {
    const store = await backend.openTenant('riverside')
    expect(await store.readIdentity()).toBeUndefined()
    expect(await store.keepIdentity('one')).toBe('one')
    expect(await store.keepIdentity('two')).toBe('one')
    expect(await store.readIdentity()).toBe('one')
    expect(await (await backend.openTenant('hillside')).readIdentity()).toBeUndefined()
  }),

  markCase('a mark is the one that was written last, of its tenant only', async ({ control }) => {
    expect(await control.readMark('riverside')).toBeUndefined()
    const second = sampleMark({ version: 2, size: 5, acceptedBy: 'ada' })
    expect(await control.writeMark(sampleMark())).toBe(true)
    expect(await control.writeMark(second)).toBe(true)
    expect(await control.readMark('riverside')).toEqual(second)
    expect(await control.readMark('hillside')).toBeUndefined()
    const other = sampleMark({ tenant: 'hillside', directory: 2, accepted: 'a' })
    expect(await control.writeMark(other)).toBe(true)
    expect(await control.readMark('hillside')).toEqual(other)
    expect(await control.listMarked()).toEqual(['hillside', 'riverside'])
  }),

  markCase('a mark that does not follow the stored one writes nothing', async ({ control }) => {
    expect(await control.writeMark(sampleMark({ version: 2 }))).toBe(false)
    expect(await control.writeMark(sampleMark())).toBe(true)
    expect(await control.writeMark(sampleMark({ size: 9 }))).toBe(false)
    expect(await control.readMark('riverside')).toEqual(sampleMark())
    await expectCode(control.writeMark(sampleMark({ tenant: 'a\u0000b' })), 'FCC_STORE_INVALID_ID')
  }),

  markCase('an erasure that is replayed takes the key that came back', async ({ control }) => {
    const key = {
      tenant: 'riverside',
      kind: 'data',
      masterKeyId: 'm',
      wrapped: new Uint8Array([1]),
      createdAt: '2026-11-21T10:00:00.000Z',
    } as const
    await control.putKey({ ...key, name: 'back' })
    await control.putKey({ ...key, name: 'other' })
    expect(await control.replayErasures([erasure('back'), erasure('never')])).toEqual([
      erasure('back'),
      erasure('never'),
    ])
    expect(await control.readKey('riverside', 'data', 'back')).toBeUndefined()
    expect(await control.readKey('riverside', 'data', 'other')).toBeDefined()
    expect(await control.listErasures('riverside')).toEqual([erasure('back'), erasure('never')])
    await expectCode(control.putKey({ ...key, name: 'never' }), 'FCC_STORE_ERASED')
    expect(await control.replayErasures([erasure('back')])).toEqual([])
  }),
]
