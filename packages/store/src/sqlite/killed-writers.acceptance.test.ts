import { afterEach, beforeEach, expect, it } from 'vitest'
import { inspectStore } from '../fixtures/inspect-store.ts'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { runWorker, type WorkerEnd } from '../fixtures/worker-process.ts'

const ROUNDS = 25
/** Rounds after which everything is read again. */
const LOOK_EVERY = 5
const LIMIT_MS = 180_000
/** The longest that a writer is left at work, in milliseconds. */
const LONGEST_MS = 60

let directory: ReturnType<typeof temporaryDirectory>
beforeEach(() => {
  directory = temporaryDirectory()
})
afterEach(() => directory.remove())

/** Runs a writer and kills it: with a word of its own, or so long after it began, wherever it is then. */
function killedWriter(
  name: string,
  moment: { readonly count: number } | { readonly afterMs: number },
): Promise<WorkerEnd> {
  let begun = false
  return runWorker({
    ...{ directory: directory.path, name, visits: 1_000_000, bytes: 5_000 },
    onAcknowledged(count, kill) {
      if ('count' in moment) {
        if (count === moment.count) kill()
      } else if (!begun) {
        begun = true
        setTimeout(kill, moment.afterMs)
      }
    },
  })
}

it(
  'keeps what was acknowledged when writers are killed fifty times, two at a time',
  async () => {
    const ends: WorkerEnd[] = []
    const moments: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const afterMs = Math.random() * LONGEST_MS
      moments.push(afterMs)
      const both = await Promise.all([
        killedWriter(`r${round}a`, { count: 1 + ((round * 7) % 23) }),
        killedWriter(`r${round}b`, { afterMs }),
      ])
      ends.push(...both)
      if ((round + 1) % LOOK_EVERY > 0) continue
      const found = await inspectStore(directory.path)
      const stored = found.visits.flat()
      const where = `killed after ${moments.map((each) => each.toFixed(2)).join(', ')} ms`
      expect(found.integrity, where).toBe('ok')
      const lost = ends.flatMap(({ acknowledged }) => acknowledged)
      expect(
        lost.filter((id) => !stored.includes(id)),
        where,
      ).toEqual([])
      // Nothing twice, nothing out of order, no visit without its entry and its content.
      expect(new Set(stored).size, where).toBe(stored.length)
      expect(found.sequences, where).toEqual(found.visits.map(({ length }) => length))
      expect(found.withoutContent, where).toEqual([])
      expect(found.entries.map(({ insertion }) => insertion)).toEqual(stored.map((_, at) => at + 1))
    }
    expect(ends).toHaveLength(2 * ROUNDS)
    expect(new Set(ends.map(({ signal }) => signal))).toEqual(new Set(['SIGKILL']))
    expect(ends.every(({ acknowledged }) => acknowledged.length > 0)).toBe(true)
  },
  LIMIT_MS,
)
