import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import type { ConformanceCase } from '../port-suite.ts'
import {
  type ExecutorSubject,
  eventually,
  type OpenExecutor,
  sampleJob,
} from './executor-subject.ts'
import type { VisitScript, VisitStep } from './visit-script.ts'

const again: VisitStep = { next: 'again' }
const go: VisitStep = { latch: 'go', next: 'stop' }
const r1 = sampleJob('riverside/r1')
const r2 = sampleJob('riverside/r2')
const FAR_MS = 86_400_000

const count = (open: OpenExecutor, what: string, run?: string): number =>
  open.notes().filter((note) => note.what === what && (run === undefined || note.run === run))
    .length
const begun = (open: OpenExecutor): readonly string[] =>
  open.notes().flatMap(({ what, run }) => (what === 'began' ? [run] : []))
const ended = (open: OpenExecutor, visits: number, run?: string): Promise<void> =>
  eventually(() => count(open, 'ended', run) >= visits)

/** The most visits that were under way at once. */
function most(open: OpenExecutor, isCounted: (run: string) => boolean = () => true): number {
  let now = 0
  let highest = 0
  for (const { what, run } of open.notes()) {
    if (!isCounted(run)) continue
    if (what === 'began') highest = Math.max(highest, ++now)
    if (what === 'ended') now--
  }
  return highest
}

function executorCase(
  name: string,
  setting: { script?: VisitScript; concurrency?: number; slotsPerTenant?: number },
  run: (open: OpenExecutor) => Promise<void>,
): ConformanceCase<ExecutorSubject> {
  return {
    name,
    async run(subject) {
      const { script = {}, concurrency = 4, slotsPerTenant = concurrency } = setting
      const open = await subject.open({ script, concurrency, slotsPerTenant })
      try {
        await run(open)
        expect(count(open, 'overlapped')).toBe(0)
      } finally {
        await open.discard()
      }
    },
  }
}

/** What every executor must hold to. */
export const executorCases: readonly ConformanceCase<ExecutorSubject>[] = [
  executorCase(
    'a run that is enqueued is advanced until it says stop, and no more',
    { script: { 'riverside/r1': [again, again] } },
    async (open) => {
      await open.executor.enqueue(r1)
      await ended(open, 3)
      await open.executor.drain()
      expect(begun(open)).toHaveLength(3)
    },
  ),
  executorCase('a run that stopped is advanced when it is enqueued again', {}, async (open) => {
    await open.executor.enqueue(r1)
    await ended(open, 1)
    await open.executor.enqueue(r1)
    await ended(open, 2)
  }),
  executorCase(
    'a run is never advanced twice at a time, however often it is enqueued',
    { script: { 'riverside/r1': [{ latch: 'go', next: 'again' }, again, again] } },
    async (open) => {
      await Promise.all([1, 2, 3].map(() => open.executor.enqueue(r1)))
      await eventually(() => begun(open).length === 1)
      await Promise.all([1, 2, 3].map(() => open.executor.enqueue(r1)))
      // Who would advance it twice has begun by the time that a run behind it is over.
      await open.executor.enqueue(r2)
      await ended(open, 1, 'riverside/r2')
      open.open('go')
      await ended(open, 4, 'riverside/r1')
    },
  ),
  executorCase(
    'what is enqueued while it is advanced is advanced once more afterwards',
    { script: { 'riverside/r1': [{ latch: 'one', next: 'stop' }] } },
    async (open) => {
      await open.executor.enqueue(r1)
      await eventually(() => begun(open).length === 1)
      await open.executor.enqueue(r1)
      open.open('one')
      await ended(open, 2)
    },
  ),
  executorCase(
    'who can tell what is missing says what is unknown or asleep, and nothing that is ready or under way',
    { script: { 'riverside/r1': [go] }, concurrency: 1 },
    async (open) => {
      const { executor } = open
      if (!executor.missing) return
      const asleep = sampleJob('riverside/asleep', { due: Date.now() + FAR_MS })
      const unknown = sampleJob('riverside/unknown')
      await executor.enqueue(r1)
      await eventually(() => begun(open).length === 1)
      await executor.enqueue(r2)
      await executor.enqueue(asleep)
      expect(await executor.missing([r1, r2, asleep, unknown])).toEqual([asleep, unknown])
      open.open('go')
      await ended(open, 2)
      await executor.drain()
      expect(await executor.missing([r1])).toEqual([r1])
    },
  ),
  executorCase(
    'different runs go side by side',
    { script: { 'riverside/r1': [go], 'riverside/r2': [go] } },
    async (open) => {
      await open.executor.enqueue(r1)
      await open.executor.enqueue(r2)
      // Neither ends before both have begun: one after the other they would never get there.
      await eventually(() => begun(open).length === 2)
      open.open('go')
      await ended(open, 2)
    },
  ),
  executorCase(
    'no more visits are under way than the concurrency allows',
    {
      script: Object.fromEntries(
        Array.from({ length: 9 }, (_, index) => [`riverside/r${index}`, [again, again]]),
      ),
      concurrency: 3,
      slotsPerTenant: 9,
    },
    async (open) => {
      await Promise.all(
        Array.from({ length: 9 }, (_, index) =>
          open.executor.enqueue(sampleJob(`riverside/r${index}`)),
        ),
      )
      await ended(open, 27)
      expect(most(open)).toBeGreaterThan(1)
      expect(most(open)).toBeLessThanOrEqual(3)
    },
  ),
  executorCase(
    'visits that never settle at one tenant occupy its slots and no others',
    {
      script: Object.fromEntries(
        [1, 2, 3, 4].map((index) => [`stuck/r${index}`, [{ latch: 'never', next: 'stop' }]]),
      ),
      concurrency: 4,
      slotsPerTenant: 2,
    },
    async (open) => {
      for (const index of [1, 2, 3, 4]) {
        await open.executor.enqueue(sampleJob(`stuck/r${index}`))
      }
      for (let index = 0; index < 10; index++) {
        await open.executor.enqueue(sampleJob(`riverside/r${index}`))
      }
      await ended(open, 10)
      expect(most(open, (run) => run.startsWith('stuck/'))).toBe(2)
    },
  ),
  executorCase(
    'the same run id of two tenants is two runs',
    { script: { 'riverside/r1': [again], 'lakeside/r1': [again, again] } },
    async (open) => {
      await open.executor.enqueue(r1)
      await open.executor.enqueue(sampleJob('lakeside/r1'))
      await ended(open, 2, 'riverside/r1')
      await ended(open, 3, 'lakeside/r1')
    },
  ),
  executorCase('tenants and runs whose names run together are told apart', {}, async (open) => {
    const names: readonly (readonly [string, string])[] = [
      ['a', 'b/c'],
      ['a/b', 'c'],
      ['a b', 'c'],
      ['a', 'b c'],
      ['ab', 'c'],
      ['a', 'bc'],
    ]
    for (const [tenant, run] of names) {
      await open.executor.enqueue(sampleJob('x/y', { tenant, run }))
    }
    await ended(open, 6)
  }),
  executorCase(
    'a run that comes later leaves its place to others, and comes back',
    {
      script: {
        'riverside/far': [{ next: 'later', afterMs: FAR_MS }],
        'riverside/r1': [{ next: 'later', afterMs: 50 }],
      },
      concurrency: 1,
    },
    async (open) => {
      for (const job of [sampleJob('riverside/far'), r1, r2]) await open.executor.enqueue(job)
      await ended(open, 4)
      expect(begun(open).slice(0, 3)).toEqual(['riverside/far', 'riverside/r1', 'riverside/r2'])
      expect(begun(open)[3]).toBe('riverside/r1')
    },
  ),
  executorCase(
    'a run that is due much later is left alone until it is enqueued with an earlier time',
    {},
    async (open) => {
      await open.executor.enqueue({ ...r1, due: Date.now() + FAR_MS })
      await open.executor.enqueue(r2)
      await ended(open, 1)
      expect(begun(open)).toEqual(['riverside/r2'])
      await open.executor.enqueue(r1)
      await ended(open, 1, 'riverside/r1')
    },
  ),
  executorCase(
    'the higher priority of a tenant goes first, and equals in the order in which they came',
    { script: { 'riverside/first': [go] }, concurrency: 1 },
    async (open) => {
      await open.executor.enqueue(sampleJob('riverside/first', { priority: 9 }))
      await eventually(() => begun(open).length === 1)
      await open.executor.enqueue(sampleJob('riverside/low'))
      await open.executor.enqueue(sampleJob('riverside/low-too'))
      await open.executor.enqueue(sampleJob('riverside/high', { priority: 5 }))
      open.open('go')
      await ended(open, 4)
      expect(begun(open).filter((run) => run !== 'riverside/first')).toEqual([
        'riverside/high',
        'riverside/low',
        'riverside/low-too',
      ])
    },
  ),
  executorCase(
    'an advance that rejects is reported, ends its own job only, and the run can be enqueued again',
    {
      script: { 'riverside/r1': [{ throws: 'no' }, again], 'riverside/r2': [again, again] },
      concurrency: 1,
    },
    async (open) => {
      await open.executor.enqueue(r1)
      await open.executor.enqueue(r2)
      await ended(open, 3, 'riverside/r2')
      await eventually(() => count(open, 'failed', 'riverside/r1') === 1)
      expect(count(open, 'began', 'riverside/r1')).toBe(1)
      await open.executor.enqueue(r1)
      await ended(open, 3, 'riverside/r1')
    },
  ),
  executorCase(
    'draining waits for the visits under way and begins no more',
    { script: { 'riverside/r1': [{ latch: 'hold', next: 'again' }, again] }, concurrency: 1 },
    async (open) => {
      await open.executor.enqueue(r1)
      await open.executor.enqueue(r2)
      await eventually(() => begun(open).length === 1)
      let isDrained = false
      const drained = open.executor.drain().then(() => {
        isDrained = true
        expect(count(open, 'ended')).toBe(1)
      })
      expect(isDrained).toBe(false)
      open.open('hold')
      await drained
      await open.executor.enqueue(r2)
      // Time to be wrong in.
      await delay(20)
      await open.executor.close()
      expect(begun(open)).toEqual(['riverside/r1'])
    },
  ),
  executorCase(
    'draining and closing do not wait for what comes much later',
    { script: { 'riverside/r1': [{ next: 'later', afterMs: FAR_MS }] } },
    async (open) => {
      await open.executor.enqueue(r1)
      await ended(open, 1)
      await open.executor.drain()
      await open.executor.close()
      expect(begun(open)).toHaveLength(1)
    },
  ),
  executorCase(
    'draining and closing are idempotent, in any order, also at the same time',
    { script: { 'riverside/r1': [again] } },
    async (open) => {
      const { executor } = open
      await executor.enqueue(r1)
      await Promise.all([executor.close(), executor.drain(), executor.close()])
      await executor.drain()
      await executor.close()
      expect(count(open, 'began')).toBe(count(open, 'ended'))
    },
  ),
]
