import type { RecordRemoval, RunHead, TenantStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import {
  bytesOf,
  headOf,
  intentOf,
  NOTHING_REMOVED,
  sampleActivity,
  sampleCommit,
  sampleContent,
  sampleCreation,
  sampleEntry,
  sampleEvent,
  sampleKeyedRun,
  sampleMarker,
  sampleMovement,
  sampleRun,
  sampleTree,
  takeLease,
} from './samples.ts'
import { tenantCase } from './store-subject.ts'

/** A run that is over, with something in every table; its content is `own`, and `shared` with others. */
async function endRun(tenant: TenantStore, id: string, addresses: readonly string[] = []) {
  const run = sampleRun(id)
  const { idempotencyKey } = sampleKeyedRun(id, `key of ${id}`)
  await tenant.createRun(
    sampleCreation(
      { ...run, idempotencyKey },
      {
        contents: addresses.map((address) => sampleContent(address)),
        events: [sampleEvent(`${id} started`, id)],
        ledger: [sampleMovement(`${id} movement`, id)],
        entries: [sampleEntry(`${id} started`, id, { sequence: 0 })],
      },
    ),
  )
  const lease = await takeLease(tenant, id, 'first')
  await tenant.writeIntent(lease, intentOf(sampleActivity(id, `${id}/draft/1`), bytesOf('asked')))
  const over: RunHead = { ...run, state: 'completed' }
  await tenant.commitVisit(lease, { ...sampleCommit(over, 1), contents: [] })
}

/** The removal of runs that are at their first sequence. */
const ofRuns = (
  runs: Readonly<Record<string, readonly string[]>>,
  changes: Partial<RecordRemoval> = {},
): RecordRemoval => ({
  ...NOTHING_REMOVED,
  runs: Object.entries(runs).map(([run, contents]) => ({
    marker: sampleMarker('run', run),
    sequence: 1,
    contents,
  })),
  ...changes,
})

const placeAll = async (tenant: TenantStore) => {
  const entries = await tenant.readEntries()
  const placed = entries.map(({ insertion }) => ({ insertion, place: insertion - 1 }))
  await tenant.writeTree(0, placed, sampleTree(entries.length, 'edge'))
}

/** Removing what is old, so that its absence is told from damage. */
export const removalCases = [
  tenantCase(
    'a run that is removed leaves a marker, its entries and its movements',
    async (tenant) => {
      await endRun(tenant, 'r1', ['own'])
      await endRun(tenant, 'r2')
      const written = [sampleEntry('removed r1', 'r1', { sequence: 2 })]
      const removed = await tenant.removeRecords(ofRuns({ r1: ['own'] }, { written }))
      expect(removed).toEqual({ contents: 1, events: 1, commands: 0 })
      expect(await tenant.readRun('r1')).toEqual({ rows: [], newestEntry: 2 })
      expect(await tenant.readMarker('run', 'r1')).toEqual(sampleMarker('run', 'r1'))
      expect((await tenant.listRuns()).map(({ head }) => head.run)).toEqual(['r2'])
      expect(await tenant.readJournal('r1')).toEqual([])
      expect(await tenant.readContent('own')).toBeUndefined()
      expect(await tenant.readEvents({ run: 'r1' })).toEqual([])
      expect(await tenant.readLease('r1')).toBeUndefined()
      expect(await tenant.readLedger({ run: 'r1' })).toHaveLength(1)
      expect((await tenant.readEntries({ run: 'r1' })).map(({ id }) => id)).toEqual([
        ...['r1 started', 'entry of r1 1', 'removed r1'],
      ])
      expect((await tenant.readJournal('r2')).length).toBe(1)
      expect(await tenant.readEvents({ run: 'r2' })).toHaveLength(1)
    },
  ),

  tenantCase('a content goes with the last run that names it, and not before', async (tenant) => {
    await endRun(tenant, 'r1', ['a', 'b'])
    await endRun(tenant, 'r2', ['a'])
    await endRun(tenant, 'r3', ['a', 'c'])
    const runs = async () => (await tenant.listContents()).map((each) => [each.address, each.runs])
    expect(await runs()).toEqual([
      ['a', ['r1', 'r2', 'r3']],
      ['b', ['r1']],
      ['c', ['r3']],
    ])
    expect((await tenant.removeRecords(ofRuns({ r1: ['a', 'b'] }))).contents).toBe(1)
    expect(await runs()).toEqual([
      ['a', ['r2', 'r3']],
      ['c', ['r3']],
    ])
    expect((await tenant.removeRecords(ofRuns({ r3: ['a', 'c'] }))).contents).toBe(1)
    expect(await runs()).toEqual([['a', ['r2']]])
    // A run that names it meanwhile keeps it, whoever wrote it.
    await endRun(tenant, 'r4', ['a'])
    expect((await tenant.removeRecords(ofRuns({ r2: ['a'] }))).contents).toBe(0)
    expect(await tenant.readContent('a')).toBeDefined()
    expect((await tenant.removeRecords(ofRuns({ r4: ['a'] }))).contents).toBe(1)
    expect(await runs()).toEqual([])
  }),

  tenantCase('the key of a run that is removed starts another one', async (tenant) => {
    await endRun(tenant, 'r1')
    await tenant.removeRecords(ofRuns({ r1: [] }))
    const again = await tenant.createRun(sampleCreation(sampleKeyedRun('r2', 'key of r1')))
    expect(again).toEqual({ run: 'r2', created: true })
  }),

  tenantCase('a run that is not over, or not as it was seen, is not removed', async (tenant) => {
    await endRun(tenant, 'r1')
    await tenant.createRun(sampleCreation(sampleRun('r2')))
    await tenant.createRun(sampleCreation(sampleRun('r3', { state: 'waiting', sequence: 1 })))
    const otherSequence = ofRuns({ r1: [] }).runs.map((each) => ({ ...each, sequence: 0 }))
    for (const removal of [
      ofRuns({ r1: [], r2: [] }),
      ofRuns({ r1: [], r3: [] }),
      ofRuns({ r1: [], never: [] }),
      { ...NOTHING_REMOVED, runs: otherSequence },
      { ...NOTHING_REMOVED, runs: [...ofRuns({ r1: [] }).runs, ...ofRuns({ r1: [] }).runs] },
      { ...NOTHING_REMOVED, journals: [sampleMarker('journal', 'r3')] },
      { ...NOTHING_REMOVED, journals: [sampleMarker('run', 'r1')] },
    ]) {
      const removed = tenant.removeRecords({ ...removal, written: [sampleEntry('says so')] })
      await expectCode(removed, 'FCC_STORE_NOT_REMOVABLE')
    }
    expect((await headOf(tenant, 'r1'))?.state).toBe('completed')
    expect(await tenant.readMarker('run', 'r1')).toBeUndefined()
    expect(await tenant.readEntry('says so')).toBeUndefined()
  }),

  tenantCase('of a journal that is removed the run and a marker stay', async (tenant) => {
    await endRun(tenant, 'r1')
    const journals = [sampleMarker('journal', 'r1')]
    await tenant.removeRecords({ ...NOTHING_REMOVED, journals })
    expect(await tenant.readJournal('r1')).toEqual([])
    expect((await headOf(tenant, 'r1'))?.state).toBe('completed')
    expect(await tenant.readMarker('journal', 'r1')).toEqual(journals[0])
    expect(await tenant.readMarker('run', 'r1')).toBeUndefined()
  }),

  tenantCase('of an entry that is removed all but the text stays', async (tenant) => {
    await tenant.appendEntries(['e1', 'e2', 'e3'].map((id) => sampleEntry(id)))
    await placeAll(tenant)
    await tenant.appendEntries([sampleEntry('e4')])
    const before = await tenant.readEntries()
    const marker = sampleMarker('entry', 'e2')
    await tenant.removeRecords({
      ...NOTHING_REMOVED,
      entries: [marker],
      written: [sampleEntry('says so')],
    })
    const after = await tenant.readEntries()
    expect(after.slice(0, 4)).toEqual(
      before.map((entry) =>
        entry.id === 'e2' ? { ...entry, canonical: '', removed: marker } : entry,
      ),
    )
    expect(after[4]?.id).toBe('says so')
    expect(await tenant.readEntry('e2')).toEqual(after[1])
    expect(await tenant.readTree()).toEqual(sampleTree(3, 'edge'))
    for (const key of ['e2', 'e4', 'never']) {
      const again = { ...NOTHING_REMOVED, entries: [sampleMarker('entry', key)] }
      await expectCode(tenant.removeRecords(again), 'FCC_STORE_NOT_REMOVABLE')
    }
    await expectCode(tenant.appendEntries([sampleEntry('e2')]), 'FCC_STORE_DUPLICATE_ENTRY')
  }),

  tenantCase(
    'events go by their ids, and what comes after them keeps its place',
    async (tenant) => {
      await endRun(tenant, 'r1')
      await endRun(tenant, 'r2')
      await endRun(tenant, 'r3')
      const [first, second, third] = await tenant.readEvents()
      const events = [first?.id ?? '', third?.id ?? '', 'never']
      expect((await tenant.removeRecords({ ...NOTHING_REMOVED, events })).events).toBe(2)
      expect(await tenant.readEvents()).toEqual([second])
      await endRun(tenant, 'r4')
      expect((await tenant.readEvents()).map(({ insertion }) => insertion)).toEqual([2, 4])
      expect((await tenant.readEvents({ after: 2 })).map(({ run }) => run)).toEqual(['r4'])
      expect(await tenant.readEvents({ run: 'r1' })).toEqual([])
    },
  ),

  tenantCase(
    'a command that is pending is not removed with those that were carried out',
    async (tenant) => {
      await tenant.createRun(sampleCreation(sampleRun('r1')))
      const by = { id: 'ada', kind: 'human', roles: [] } as const
      const command = {
        id: 'c1',
        run: 'r1',
        kind: 'pause',
        by,
        say: '',
        at: '2026-11-21T10:00:00.000Z',
      }
      const digest = bytesOf('signed')
      await tenant.writeCommand({ ...command, kind: 'pause', digest }, [])
      expect(await tenant.listCarriedCommands()).toEqual([])
      const commands = ['c1', 'never']
      expect((await tenant.removeRecords({ ...NOTHING_REMOVED, commands })).commands).toBe(0)
      expect((await tenant.readCommands('r1')).map(({ id }) => id)).toEqual(['c1'])
      const lease = await takeLease(tenant, 'r1', 'first')
      await tenant.commitVisit(lease, { ...sampleCommit(sampleRun('r1'), 1), commands: ['c1'] })
      const carried = await tenant.listCarriedCommands({ limit: 10 })
      const { commands: gone } = await tenant.removeRecords({ ...NOTHING_REMOVED, commands })
      expect(gone).toBe(carried.length)
      expect(carried.map(({ command: { id } }) => id)).toEqual(carried.length === 0 ? [] : ['c1'])
      expect(await tenant.listCarriedCommands()).toEqual([])
    },
  ),

  tenantCase('markers are listed by kind in the order of their keys', async (tenant) => {
    for (const id of ['r2', 'r1', 'r3']) await endRun(tenant, id)
    await tenant.removeRecords(ofRuns({ r3: [], r1: [], r2: [] }))
    const keys = async (range: object) =>
      (await tenant.listMarkers({ of: 'run', ...range })).map(({ key }) => key)
    expect(await keys({})).toEqual(['r1', 'r2', 'r3'])
    expect(await keys({ after: 'r1', limit: 1 })).toEqual(['r2'])
    expect(await tenant.listMarkers({ of: 'entry' })).toEqual([])
  }),
]
