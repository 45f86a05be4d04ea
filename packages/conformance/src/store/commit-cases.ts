import type { TenantStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import {
  NOTHING_SENT,
  sampleCommit,
  sampleContent,
  sampleEntry,
  sampleRun,
  sampleVisit,
  startRun,
} from './samples.ts'
import { tenantCase } from './store-subject.ts'

const run = sampleRun('r1')

async function everythingOf(tenant: TenantStore): Promise<unknown> {
  return {
    run: await tenant.readRun('r1'),
    visits: await tenant.readVisits('r1'),
    content: await tenant.readContent('new'),
    entries: await tenant.readEntries(),
  }
}

/** The commit of a visit: all of it or nothing, once, in sequence. */
export const commitCases = [
  tenantCase(
    'a visit becomes durable with its run, its contents and its entries',
    async (tenant) => {
      const lease = await startRun(tenant, run)
      const commit = sampleCommit(run, 1)
      await tenant.commitVisit(lease, commit)
      expect(await tenant.readRun('r1')).toEqual(commit.run)
      expect(await tenant.readVisits('r1')).toEqual([commit.visit])
      expect(await tenant.readContent('content of r1 1')).toEqual(commit.contents[0])
      expect(await tenant.readEntries()).toEqual([{ ...commit.entries[0], insertion: 1 }])
    },
  ),

  tenantCase('a state changes without a visit', async (tenant) => {
    const lease = await startRun(tenant, run)
    const waiting = sampleRun('r1', { state: 'waiting', sequence: 1 })
    await tenant.commitVisit(lease, { run: waiting, contents: [], entries: [], ...NOTHING_SENT })
    expect(await tenant.readRun('r1')).toEqual(waiting)
    expect(await tenant.readVisits('r1')).toEqual([])
    expect(await tenant.listRuns({ states: ['waiting'] })).toHaveLength(1)
    expect(await tenant.listRuns({ states: ['running'] })).toEqual([])
    await tenant.commitVisit(lease, sampleCommit(run, 2))
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
          run: { ...run, sequence },
          visit: sampleVisit('r1', 99),
          contents: [sampleContent('new')],
          entries: [sampleEntry('new', 'r1')],
          ...NOTHING_SENT,
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
    const again = { ...sampleCommit(run, 2), visit: sampleVisit('r1', 1) }
    await expectCode(tenant.commitVisit(lease, again), 'FCC_STORE_DUPLICATE_VISIT')
    expect(await everythingOf(tenant)).toEqual(before)
  }),

  tenantCase('of commits of one sequence at the same time one is kept', async (tenant) => {
    const lease = await startRun(tenant, run)
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((number) =>
        tenant.commitVisit(lease, {
          run: { ...run, sequence: 1 },
          visit: sampleVisit('r1', number),
          contents: [],
          entries: [sampleEntry(`e${number}`, 'r1')],
          ...NOTHING_SENT,
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await tenant.readVisits('r1')).toHaveLength(1)
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
      const commit = { ...sampleCommit(run, index + 1), visit: sampleVisit('r1', number) }
      await tenant.commitVisit(lease, commit)
    }
    const visits = await tenant.readVisits('r1')
    expect(visits.map(({ number }) => number)).toEqual(numbers)
  }),

  tenantCase('everything of a commit belongs to the run of the lease', async (tenant) => {
    const lease = await startRun(tenant, run)
    await startRun(tenant, sampleRun('r2'), 'second')
    const foreign = [
      { ...sampleCommit(run, 1), run: sampleRun('r2', { sequence: 1 }) },
      { ...sampleCommit(run, 1), visit: sampleVisit('r2', 1) },
      { ...sampleCommit(run, 1), entries: [sampleEntry('e', 'r2')] },
    ]
    for (const commit of foreign) {
      await expectCode(tenant.commitVisit(lease, commit), 'FCC_STORE_FOREIGN_RECORD')
    }
    expect(await tenant.readRun('r1')).toEqual(run)
    expect(await tenant.readRun('r2')).toEqual(sampleRun('r2'))
    expect(await tenant.readEntries()).toEqual([])
  }),
]
