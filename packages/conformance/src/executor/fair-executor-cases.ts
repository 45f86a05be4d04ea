import { expect } from 'vitest'
import type { ConformanceCase } from '../port-suite.ts'
import {
  type ExecutorSubject,
  eventually,
  type OpenExecutor,
  sampleJob,
} from './executor-subject.ts'
import type { VisitScript } from './visit-script.ts'

const SLOTS = 4
/** How many runs the busy tenant has, and how many tenants have one beside it. */
const BUSY = 10_000
const QUIET = 49
/** How many jobs are put in at a time. */
const BATCH = 200

/** How even shares are (Jain): 1 where all are equal, 1/n where one has everything. */
function jain(shares: readonly number[]): number {
  const sum = shares.reduce((all, each) => all + each, 0)
  return sum ** 2 / (shares.length * shares.reduce((all, each) => all + each ** 2, 0))
}

const names = (tenant: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${tenant}/r${index}`)

async function enqueueAll({ executor }: OpenExecutor, runs: readonly string[]): Promise<void> {
  for (let from = 0; from < runs.length; from += BATCH) {
    const batch = runs.slice(from, from + BATCH)
    await Promise.all(batch.map((run) => executor.enqueue(sampleJob(run))))
  }
}

const begun = (open: OpenExecutor): readonly string[] =>
  open.notes().flatMap(({ what, run }) => (what === 'began' ? [run] : []))
const tenantOf = (run: string): string => run.slice(0, run.indexOf('/'))

/**
 * Fills every place with runs of a tenant that nobody counts, queues all that is given behind them, and lets go:
 * what begins from then on, in order, so many at least.
 */
async function order(
  subject: ExecutorSubject,
  given: {
    readonly queued: readonly string[]
    readonly begins: number
    readonly weightOf?: (tenant: string) => number
  },
): Promise<readonly string[]> {
  const first = names('first', SLOTS)
  const script: VisitScript = Object.fromEntries(
    first.map((run) => [run, [{ latch: 'go', next: 'stop' }]]),
  )
  const { weightOf } = given
  const open = await subject.open({
    ...{ script, concurrency: SLOTS, slotsPerTenant: SLOTS },
    ...(weightOf ? { weightOf } : {}),
  })
  try {
    await enqueueAll(open, first)
    await eventually(() => begun(open).length === SLOTS)
    await enqueueAll(open, given.queued)
    open.open('go')
    await eventually(() => begun(open).length >= SLOTS + given.begins)
    return begun(open).slice(SLOTS, SLOTS + given.begins)
  } finally {
    await open.discard()
  }
}

/** What an executor must hold to that is fair. */
export const fairExecutorCases: readonly ConformanceCase<ExecutorSubject>[] = [
  {
    name: 'the only run of each of 49 tenants begins within one turn of every other, beside a tenant with 10,000',
    async run(subject) {
      const quiet = Array.from({ length: QUIET }, (_, index) => `quiet${index}/r0`)
      const queued = [...names('busy', BUSY), ...quiet]
      // Whoever has much has one turn beside them all; what takes a place side by side may change places.
      const begins = QUIET + 1 + SLOTS
      const given = await order(subject, { queued, begins })
      expect(quiet.filter((run) => !given.includes(run))).toEqual([])
      for (const [index, run] of quiet.entries()) {
        expect(given.indexOf(run), run).toBeLessThanOrEqual(index + 1 + SLOTS)
      }
    },
  },
  {
    name: 'tenants of equal weight have equal shares, however much each has queued (Jain 0.95)',
    async run(subject) {
      const counts = [60, 90, 200, 500, 1000]
      const queued = counts.toReversed().flatMap((count) => names(`has${count}`, count))
      const given = await order(subject, { queued, begins: 50 * counts.length })
      const shares = counts.map(
        (count) => given.filter((run) => tenantOf(run) === `has${count}`).length,
      )
      expect(jain(shares)).toBeGreaterThanOrEqual(0.95)
    },
  },
  {
    name: 'shares follow weights, within five of a hundred',
    async run(subject) {
      const weights: Readonly<Record<string, number>> = { one: 1, two: 2, four: 4 }
      const rounds = 100
      const queued = Object.keys(weights).flatMap((tenant) => names(tenant, 5 * rounds))
      const begins = 7 * rounds
      const weightOf = (tenant: string) => weights[tenant] ?? 1
      const given = await order(subject, { queued, begins, weightOf })
      for (const [tenant, weight] of Object.entries(weights)) {
        const share = given.filter((run) => tenantOf(run) === tenant).length / begins
        expect(Math.abs(share / (weight / 7) - 1), tenant).toBeLessThanOrEqual(0.05)
      }
    },
  },
  {
    name: 'four calls that never settle at one tenant keep their own slots, and all that the others have ends',
    async run(subject) {
      const stuck = names('stuck', SLOTS)
      const script = Object.fromEntries(
        stuck.map((run) => [run, [{ latch: 'never', next: 'stop' } as const]]),
      )
      const open = await subject.open({ script, concurrency: 2 * SLOTS, slotsPerTenant: SLOTS })
      try {
        await enqueueAll(open, stuck)
        await eventually(() => begun(open).length === SLOTS)
        await enqueueAll(
          open,
          ['a', 'b', 'c'].flatMap((tenant) => names(tenant, 100)),
        )
        await eventually(() => open.notes().filter(({ what }) => what === 'ended').length === 300)
        const given = begun(open).slice(SLOTS)
        expect(given.filter((run) => tenantOf(run) === 'stuck')).toEqual([])
        expect(new Set(given).size).toBe(300)
      } finally {
        await open.discard()
      }
    },
  },
]
