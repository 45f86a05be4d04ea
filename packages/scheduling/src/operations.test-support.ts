import * as fc from 'fast-check'
import type { FairJob, ReadySet } from './fair-job.ts'
import type { ReadySetSettings } from './ready-set-settings.ts'

/** What is done to a ready set, as data: two of them that are given the same decide the same. */
export type Operation =
  | { readonly what: 'enqueue'; readonly job: FairJob; readonly weight: number }
  | { readonly what: 'take' }
  /** Finishes one of those that are taken, counted from the oldest. */
  | {
      readonly what: 'finish'
      readonly which: number
      readonly next: number | undefined
      readonly services: number
    }
  | { readonly what: 'resize'; readonly slots: number; readonly slotsPerTenant: number }
  | { readonly what: 'wait'; readonly ms: number }

const tenant = fc.constantFrom('a', 'b', 'c', 'd')
const later = fc.integer({ min: 0, max: 60 })

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('enqueue' as const),
      job: fc.record({
        ...{ tenant, run: fc.constantFrom('1', '2', '3', '4', '5') },
        domain: fc.constantFrom('LAB', 'SHADOW', 'PROD'),
        priority: fc.integer({ min: 0, max: 2 }),
        due: later,
      }),
      weight: fc.constantFrom(1, 1, 3, 7),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ what: 'take' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('finish' as const),
      which: fc.nat(5),
      next: fc.option(later, { nil: undefined }),
      services: fc.constantFrom(1, 1, 2, 5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('resize' as const),
      slots: fc.integer({ min: 0, max: 6 }),
      slotsPerTenant: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('wait' as const),
      ms: fc.integer({ min: 0, max: 30 }),
    }),
  },
)

/** Sequences of operations. */
export const operations: fc.Arbitrary<readonly Operation[]> = fc.array(operation, {
  minLength: 10,
  maxLength: 80,
  size: 'max',
})

/** Settings of a ready set, with and without pools of their own. */
export const readySetSettings: fc.Arbitrary<ReadySetSettings> = fc.record({
  slots: fc.integer({ min: 1, max: 6 }),
  slotsPerTenant: fc.integer({ min: 1, max: 3 }),
  turnsInARow: fc.constantFrom(undefined, 2, 3),
  pools: fc.constantFrom(
    {},
    { PROD: { weight: 6 }, LAB: { weight: 3 } },
    { PROD: { weight: 6 }, LAB: { weight: 3, slots: 1 }, SHADOW: { weight: 1, slots: 2 } },
  ),
})

/** A run is of one domain for good; the same run is never enqueued in another. */
function withOwnDomain(job: FairJob): FairJob {
  return { ...job, run: `${job.domain}-${job.run}` }
}

/** What a ready set decided, operation by operation: what was taken, and what is in it at the end. */
export function decisionsOf(
  set: ReadySet<FairJob>,
  given: readonly Operation[],
): readonly unknown[] {
  const taken: FairJob[] = []
  let now = 0
  const decided = given.map((each): unknown => {
    switch (each.what) {
      case 'enqueue':
        set.enqueue(withOwnDomain({ ...each.job, due: now + each.job.due - 30 }), now, each.weight)
        return undefined
      case 'take': {
        const job = set.take(now)
        if (job) taken.push(job)
        return job ?? 'nothing'
      }
      case 'finish': {
        const [job] = taken.splice(each.which % Math.max(1, taken.length), 1)
        const next = each.next === undefined ? undefined : now + each.next - 30
        if (job) set.finish(job, now, next, each.services)
        return set.nextDue() ?? 'nobody sleeps'
      }
      case 'resize':
        set.resize(each)
        return undefined
      default:
        now += each.ms
        return undefined
    }
  })
  const figures = [...set.figures()].sort((one, other) => (one.tenant < other.tenant ? -1 : 1))
  return [...decided, figures]
}
