import type { TenantStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import {
  bytesOf,
  headOf,
  intentOf,
  NOTHING_REMOVED,
  NOTHING_SENT,
  resultOf,
  sampleActivity,
  sampleCommit,
  sampleContent,
  sampleCreation,
  sampleEntry,
  sampleRow,
  sampleRun,
  sampleVisitEntry,
  startRun,
  visitsOf,
} from './samples.ts'
import { tenantCase } from './store-subject.ts'

const run = sampleRun('r1')

async function everythingOf(tenant: TenantStore): Promise<object> {
  return {
    run: await tenant.readRun('r1'),
    content: await tenant.readContent('new'),
    entries: await tenant.readEntries(),
  }
}

/** The commit of a visit: all of it or nothing, once, in sequence. */
export const commitCases = [
  tenantCase(
    'a visit becomes durable with its run, its rows, its contents and its entries',
    async (tenant) => {
      const lease = await startRun(tenant, run)
      const commit = sampleCommit(run, 1)
      await tenant.commitVisit(lease, commit)
      const stored = await tenant.readRun('r1')
      expect(stored?.head).toEqual(commit.head)
      expect(stored?.rows).toContainEqual(commit.rows[0])
      expect(stored?.newestEntry).toBe(1)
      expect(await visitsOf(tenant, 'r1')).toEqual(['r1/draft/1'])
      expect(await tenant.readContent('content of r1 1')).toEqual(commit.contents[0])
      expect(await tenant.readEntries()).toEqual([{ ...commit.entries[0], insertion: 1 }])
    },
  ),

  tenantCase(
    'results of the journal come with a visit, behind what was written',
    async (tenant) => {
      const lease = await startRun(tenant, run)
      const asked = ['1#1', '0#1'].map((place) => sampleActivity('r1', 'r1/draft/1', place))
      for (const each of asked) await tenant.writeIntent(lease, intentOf(each, bytesOf('asked')))
      const results = asked
        .toReversed()
        .map(({ id }) => resultOf(id, bytesOf(`what came of ${id}`)))
      await tenant.commitVisit(lease, { ...sampleCommit(run, 1), results })
      expect((await tenant.readJournal('r1')).slice(2)).toEqual(results)
      for (const each of results) {
        await expectCode(tenant.writeResult(lease, each), 'FCC_STORE_ALREADY_ANSWERED')
      }
    },
  ),

  tenantCase('a visit whose results are refused is not there either', async (tenant) => {
    const lease = await startRun(tenant, run)
    const asked = sampleActivity('r1', 'r1/draft/1')
    await tenant.writeIntent(lease, intentOf(asked, bytesOf('asked')))
    await tenant.writeResult(lease, resultOf(asked.id, bytesOf('the first')))
    const before = { ...(await everythingOf(tenant)), journal: await tenant.readJournal('r1') }
    for (const [id, code] of [
      [asked.id, 'FCC_STORE_ALREADY_ANSWERED'],
      ['never asked', 'FCC_STORE_UNKNOWN_ACTIVITY'],
    ] as const) {
      const results = [resultOf(id, bytesOf('another'))]
      const refused = tenant.commitVisit(lease, { ...sampleCommit(run, 1), results })
      await expectCode(refused, code)
      const after = { ...(await everythingOf(tenant)), journal: await tenant.readJournal('r1') }
      expect(after).toEqual(before)
    }
  }),

  tenantCase('what is asked for without waiting is done in order', async (tenant) => {
    const until = { holder: 'first', expiresAt: 60_000 }
    const lease = { run: 'r1', holder: 'first', epoch: 1, expiresAt: 60_000 }
    const asked = sampleActivity('r1', 'r1/draft/1')
    const results = [resultOf(asked.id, bytesOf('answered'))]
    const [created] = await Promise.all([
      tenant.createRun({ ...sampleCreation(run), lease: until }),
      tenant.writeIntent(lease, intentOf(asked, bytesOf('asked'))),
      tenant.commitVisit(lease, { ...sampleCommit(run, 1), results }),
    ])
    expect(created.lease).toEqual(lease)
    expect((await tenant.readRun('r1'))?.head?.sequence).toBe(1)
    expect((await tenant.readJournal('r1')).map(({ part }) => part)).toEqual(['intent', 'result'])
  }),

  tenantCase(
    'nothing is done of what was asked for behind a run that is refused',
    async (tenant) => {
      const holder = await startRun(tenant, run, 'somebody else')
      const lease = { ...holder, holder: 'first' }
      const asked = sampleActivity('r1', 'r1/draft/1')
      const outcomes = await Promise.allSettled([
        tenant.createRun({ ...sampleCreation(run), lease: { holder: 'first', expiresAt: 60_000 } }),
        tenant.writeIntent(lease, intentOf(asked, bytesOf('asked'))),
        tenant.commitVisit(lease, sampleCommit(run, 1)),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
      expect(await tenant.readJournal('r1')).toEqual([])
      expect((await tenant.readRun('r1'))?.head?.sequence).toBe(run.sequence)
    },
  ),

  tenantCase('a row is replaced, or taken away, and no other is touched', async (tenant) => {
    const lease = await startRun(tenant, run)
    await startRun(tenant, sampleRun('r2'), 'second')
    const [kept, replaced, gone] = ['kept', 'replaced', 'gone'].map((key) => sampleRow('gate', key))
    const rows = [kept, replaced, gone].flatMap((row) => row ?? [])
    await tenant.commitVisit(lease, { ...sampleCommit(run, 1), rows })
    const next = sampleRow('gate', 'replaced', { sequence: 2, text: '{"passed":true}' })
    const removed = [
      { kind: 'gate', key: 'gone' },
      { kind: 'node', key: 'kept' },
    ]
    await tenant.commitVisit(lease, { ...sampleCommit(run, 2), rows: [next], removed })
    const gates = (await tenant.readRun('r1'))?.rows.filter(({ kind }) => kind === 'gate') ?? []
    expect(gates.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([kept, next])
    expect((await tenant.readRun('r2'))?.rows).toHaveLength(1)
  }),

  tenantCase('a state changes without a visit', async (tenant) => {
    const lease = await startRun(tenant, run)
    const awaits = [{ activity: 'a' }]
    const waiting = sampleRun('r1', { state: 'waiting', sequence: 1, awaits })
    const nothing = { rows: [], removed: [], contents: [], entries: [] }
    await tenant.commitVisit(lease, { head: waiting, ...nothing, ...NOTHING_SENT })
    expect(await headOf(tenant, 'r1')).toEqual(waiting)
    expect(await visitsOf(tenant, 'r1')).toEqual([])
    expect(await tenant.listRuns({ states: ['waiting'] })).toHaveLength(1)
    expect(await tenant.listRuns({ states: ['running'] })).toEqual([])
    await tenant.commitVisit(lease, sampleCommit(run, 2))
    expect((await headOf(tenant, 'r1'))?.awaits).toEqual([])
  }),

  tenantCase(
    'a sequence that is not the next is refused, and nothing of it is kept',
    async (tenant) => {
      const lease = await startRun(tenant, run)
      await tenant.commitVisit(lease, sampleCommit(run, 1))
      await tenant.commitVisit(lease, sampleCommit(run, 2))
      const before = await everythingOf(tenant)
      for (const sequence of [0, 1, 2, 4, -1, 2.5]) {
        const commit = {
          ...sampleCommit(run, 99),
          head: { ...run, sequence },
          contents: [sampleContent('new')],
        }
        await expectCode(tenant.commitVisit(lease, commit), 'FCC_STORE_SEQUENCE')
      }
      expect(await everythingOf(tenant)).toEqual(before)
    },
  ),

  tenantCase('a visit is committed once', async (tenant) => {
    const lease = await startRun(tenant, run)
    await tenant.commitVisit(lease, sampleCommit(run, 1))
    const before = await everythingOf(tenant)
    const entries = [sampleEntry('another', 'r1', { visit: 'r1/draft/1', sequence: 2 })]
    const again = { ...sampleCommit(run, 2), entries }
    await expectCode(tenant.commitVisit(lease, again), 'FCC_STORE_DUPLICATE_VISIT')
    expect(await everythingOf(tenant)).toEqual(before)
  }),

  tenantCase('of commits of one sequence at the same time one is kept', async (tenant) => {
    const lease = await startRun(tenant, run)
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((number) =>
        tenant.commitVisit(lease, {
          ...sampleCommit(run, 1),
          entries: [sampleVisitEntry('r1', number, 1)],
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await tenant.readEntries()).toHaveLength(1)
  }),

  tenantCase('a commit that is refused at its last entry leaves nothing', async (tenant) => {
    const lease = await startRun(tenant, run)
    await tenant.appendEntries([sampleEntry('taken')])
    const before = await everythingOf(tenant)
    const commit = {
      ...sampleCommit(run, 1),
      contents: [sampleContent('new')],
      entries: [sampleEntry('e1', 'r1'), sampleEntry('taken', 'r1')],
    }
    await expectCode(tenant.commitVisit(lease, commit), 'FCC_STORE_DUPLICATE_ENTRY')
    expect(await everythingOf(tenant)).toEqual(before)
    await tenant.commitVisit(lease, { ...commit, entries: [sampleEntry('e1', 'r1')] })
  }),

  tenantCase('content that is there stays as it was first sealed', async (tenant) => {
    const lease = await startRun(tenant, run)
    const [one, two] = [sampleContent('c', 'first'), sampleContent('c', 'second')]
    await tenant.commitVisit(lease, { ...sampleCommit(run, 1), contents: [one] })
    await tenant.commitVisit(lease, { ...sampleCommit(run, 2), contents: [two, two] })
    expect(await tenant.readContent('c')).toEqual(one)
  }),

  tenantCase('visits are read in the order of their commits', async (tenant) => {
    const lease = await startRun(tenant, run)
    const numbers = [7, 2, 11, 1]
    for (const [index, number] of numbers.entries()) {
      const entries = [sampleVisitEntry('r1', number, index + 1)]
      const commit = { ...sampleCommit(run, index + 1), entries }
      await tenant.commitVisit(lease, commit)
    }
    const visits = numbers.map((number) => `r1/draft/${number}`)
    expect(await visitsOf(tenant, 'r1')).toEqual(visits)
  }),

  tenantCase('everything of a commit belongs to the run of the lease', async (tenant) => {
    const lease = await startRun(tenant, run)
    await startRun(tenant, sampleRun('r2'), 'second')
    const foreign = [
      { ...sampleCommit(run, 1), head: sampleRun('r2', { sequence: 1 }) },
      { ...sampleCommit(run, 1), entries: [sampleEntry('e', 'r2')] },
    ]
    for (const commit of foreign) {
      await expectCode(tenant.commitVisit(lease, commit), 'FCC_STORE_FOREIGN_RECORD')
    }
    expect(await headOf(tenant, 'r1')).toEqual(run)
    expect(await headOf(tenant, 'r2')).toEqual(sampleRun('r2'))
    expect(await tenant.readEntries()).toEqual([])
  }),

  tenantCase('a content that is removed is gone, and no other', async (tenant) => {
    const lease = await startRun(tenant, run)
    const contents = ['a', 'b'].map((address) => sampleContent(address))
    await tenant.commitVisit(lease, { ...sampleCommit(run, 1), contents })
    const removed = await tenant.removeRecords({ ...NOTHING_REMOVED, contents: ['a', 'never'] })
    expect(removed).toEqual({ contents: 1, events: 0, commands: 0 })
    await tenant.compact()
    expect(await tenant.readContent('a')).toBeUndefined()
    expect((await tenant.listContents()).map(({ address }) => address)).toEqual(['b'])
    expect((await tenant.removeRecords(NOTHING_REMOVED)).contents).toBe(0)
  }),

  tenantCase('contents are listed in the order of their addresses', async (tenant) => {
    const lease = await startRun(tenant, run)
    const contents = ['c', 'a', 'b'].map((address) => sampleContent(address))
    await tenant.commitVisit(lease, { ...sampleCommit(run, 1), contents })
    const listed = await tenant.listContents()
    expect(listed.map(({ address }) => address)).toEqual(['a', 'b', 'c'])
    const { bytes, subjects } = sampleContent('a')
    expect(listed[0]).toEqual({ address: 'a', bytes, subjects, runs: ['r1'] })
    expect(await tenant.listContents({ after: 'a', limit: 1 })).toEqual([listed[1]])
    expect(await tenant.listContents({ after: 'c' })).toEqual([])
    await expectCode(tenant.listContents({ limit: -1 }), 'FCC_STORE_INVALID_NUMBER')
  }),
]
