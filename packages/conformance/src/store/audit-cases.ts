import type { StoredAuditEntry, TenantStore, UnplacedAuditEntry } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import {
  sampleCommit,
  sampleCreation,
  sampleEntry,
  sampleRun,
  sampleTree,
  startRun,
} from './samples.ts'
import { tenantCase } from './store-subject.ts'

const append = (tenant: TenantStore, ...ids: string[]) =>
  tenant.appendEntries(ids.map((id) => sampleEntry(id)))

const place = (...insertions: number[]) =>
  insertions.map((insertion) => ({ insertion, place: insertion - 1 }))

type Ordered = UnplacedAuditEntry & Pick<StoredAuditEntry, 'place'>

async function orderOf(entries: Promise<readonly Ordered[]>): Promise<unknown> {
  return (await entries).map(({ id, insertion, place: at }) => [id, insertion, at])
}

/** The audit log: inserted with what they tell of, placed later, in order and without gaps. */
export const auditCases = [
  tenantCase(
    'entries of creations, commits and acts outside runs are one row of numbers',
    async (tenant) => {
      const run = sampleRun('r1')
      await tenant.createRun(sampleCreation(run, { entries: [sampleEntry('e1', 'r1')] }))
      await append(tenant, 'e2', 'e3')
      const lease = await startRun(tenant, sampleRun('r2'))
      const refused = { ...sampleCommit(sampleRun('r2'), 5), entries: [sampleEntry('x', 'r2')] }
      await expectCode(tenant.commitVisit(lease, refused), 'FCC_STORE_SEQUENCE')
      const commit = { ...sampleCommit(sampleRun('r2'), 1), entries: [sampleEntry('e4', 'r2')] }
      await tenant.commitVisit(lease, commit)
      const expected = ['e1', 'e2', 'e3', 'e4'].map((id, index) => [id, index + 1, undefined])
      expect(await orderOf(tenant.readEntries())).toEqual(expected)
      expect(await orderOf(tenant.unplacedEntries(10))).toEqual(expected)
    },
  ),

  tenantCase('an entry comes back byte for byte', async (tenant) => {
    const canonical = '{"say":"é \\u0000 🩺 \\" \u2028"}'
    const leafHash = Uint8Array.from({ length: 32 }, (_, index) => index * 8)
    await tenant.appendEntries([sampleEntry('e1', undefined, { canonical, leafHash })])
    expect(await tenant.readEntries()).toEqual([
      { ...sampleEntry('e1', undefined, { canonical, leafHash }), insertion: 1 },
    ])
  }),

  tenantCase('text that has no bytes of its own is refused', async (tenant) => {
    const entry = { ...sampleEntry('e1'), canonical: '{"say":"\ud800"}' }
    await expectCode(tenant.appendEntries([entry]), 'FCC_STORE_INVALID_TEXT')
    expect(await tenant.readEntries()).toEqual([])
  }),

  tenantCase(
    'an entry’s id is given once, and a batch with a taken one is refused whole',
    async (tenant) => {
      await append(tenant, 'e1')
      await expectCode(append(tenant, 'e2', 'e1'), 'FCC_STORE_DUPLICATE_ENTRY')
      await expectCode(append(tenant, 'e3', 'e3'), 'FCC_STORE_DUPLICATE_ENTRY')
      await append(tenant, 'e4')
      expect(await orderOf(tenant.readEntries())).toEqual([
        ['e1', 1, undefined],
        ['e4', 2, undefined],
      ])
    },
  ),

  tenantCase('a tree starts empty', async (tenant) => {
    const tree = await tenant.readTree()
    expect(tree.size).toBe(0)
    expect(tree.checkpoint).toBeUndefined()
  }),

  tenantCase('placing gives places and stores the tree with its checkpoint', async (tenant) => {
    await append(tenant, 'e1', 'e2', 'e3')
    const tree = sampleTree(2, 'edge', 'signed\n')
    expect(await tenant.writeTree(0, place(1, 2), tree)).toBe(true)
    expect(await tenant.readTree()).toEqual(tree)
    expect(await orderOf(tenant.readEntries())).toEqual([
      ['e1', 1, 0],
      ['e2', 2, 1],
      ['e3', 3, undefined],
    ])
    expect(await orderOf(tenant.unplacedEntries(10))).toEqual([['e3', 3, undefined]])
    expect(await tenant.writeTree(2, place(3), sampleTree(3, 'edge 3'))).toBe(true)
    expect(await tenant.readTree()).toEqual(sampleTree(3, 'edge 3'))
    expect(await tenant.unplacedEntries(10)).toEqual([])
  }),

  tenantCase('a tree that grew meanwhile is not overwritten', async (tenant) => {
    await append(tenant, 'e1', 'e2')
    const tree = sampleTree(1, 'edge')
    expect(await tenant.writeTree(0, place(1), tree)).toBe(true)
    expect(await tenant.writeTree(0, place(1, 2), sampleTree(2, 'other'))).toBe(false)
    expect(await tenant.readTree()).toEqual(tree)
    expect(await orderOf(tenant.unplacedEntries(10))).toEqual([['e2', 2, undefined]])
  }),

  tenantCase('of integrators at the same time one places', async (tenant) => {
    await append(tenant, 'e1')
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((state) => tenant.writeTree(0, place(1), sampleTree(1, state))),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
  }),

  tenantCase('a newer checkpoint is stored over the same entries', async (tenant) => {
    await append(tenant, 'e1')
    await tenant.writeTree(0, place(1), sampleTree(1, 'edge'))
    const signed = sampleTree(1, 'edge', 'signed')
    expect(await tenant.writeTree(1, [], signed)).toBe(true)
    expect(await tenant.readTree()).toEqual(signed)
  }),

  tenantCase(
    'places that skip, repeat, reorder or make up an entry are refused',
    async (tenant) => {
      await append(tenant, 'e1', 'e2', 'e3')
      await tenant.writeTree(0, place(1), sampleTree(1, 'edge'))
      const wrong = [
        { placed: place(3), size: 2 },
        { placed: place(3, 2), size: 3 },
        { placed: place(1, 2), size: 3 },
        { placed: place(2, 2), size: 3 },
        { placed: place(2), size: 3 },
        { placed: place(2, 3, 4), size: 4 },
        { placed: [{ insertion: 2, place: 2 }], size: 2 },
        { placed: [], size: 2 },
      ]
      for (const { placed, size } of wrong) {
        const written = tenant.writeTree(1, placed, sampleTree(size, 'wrong'))
        await expectCode(written, 'FCC_STORE_PLACES')
      }
      expect(await tenant.readTree()).toEqual(sampleTree(1, 'edge'))
      expect(await orderOf(tenant.unplacedEntries(10))).toHaveLength(2)
    },
  ),

  tenantCase('entries are read from a place on, up to a limit, and of one run', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    await tenant.appendEntries([
      sampleEntry('e1', 'r1'),
      sampleEntry('e2'),
      sampleEntry('e3', 'r1'),
      sampleEntry('e4', 'r1'),
    ])
    await tenant.writeTree(0, place(1, 2), sampleTree(2, 'edge'))
    expect(await orderOf(tenant.readEntries({ from: 1, limit: 2 }))).toEqual([
      ['e2', 2, 1],
      ['e3', 3, undefined],
    ])
    expect(await orderOf(tenant.readEntries({ run: 'r1' }))).toEqual([
      ['e1', 1, 0],
      ['e3', 3, undefined],
      ['e4', 4, undefined],
    ])
    expect(await tenant.readEntry('e2')).toEqual((await tenant.readEntries())[1])
    expect(await tenant.readEntry('none')).toBeUndefined()
    expect(await orderOf(tenant.readEntries({ run: 'r1', from: 1, limit: 1 }))).toEqual([
      ['e3', 3, undefined],
    ])
    expect(await tenant.readEntries({ from: 4 })).toEqual([])
    expect(await tenant.readEntries({ limit: 0 })).toEqual([])
    expect(await tenant.readEntries({ run: 'none' })).toEqual([])
    expect(await orderOf(tenant.unplacedEntries(1))).toEqual([['e3', 3, undefined]])
  }),

  tenantCase('a range that cannot be meant is refused', async (tenant) => {
    await append(tenant, 'e1')
    const invalid = 'FCC_STORE_INVALID_NUMBER'
    await expectCode(tenant.unplacedEntries(-1), invalid)
    await expectCode(tenant.readEntries({ from: -1 }), invalid)
    await expectCode(tenant.readEntries({ limit: -1 }), invalid)
    await expectCode(tenant.readEntries({ from: 0.5 }), invalid)
  }),
]
