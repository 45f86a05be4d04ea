import type { Guard } from './guard.ts'
import { createScratchCopy, type ScratchCopy } from './scratch-copy.ts'
import { createTestRunner, type TestRun, type TestRunner } from './test-runner.ts'

/** Whether the tests noticed that a guard was weakened. */
export interface GuardResult {
  readonly guard: Guard
  /**
   * - `noticed`: a test failed that passes with the guard in place
   * - `missed`: all passed
   * - `broken`: the entry says nothing: its piece is gone, or no test ran to its end
   */
  readonly outcome: 'noticed' | 'missed' | 'broken'
  readonly why: string
}

/** How guards are tried. */
export interface GuardTrial {
  readonly repository: string
  readonly guards: readonly Guard[]
  /** Copies that are worked in side by side. */
  readonly copies: number
  /** Everything ends this long after the start; what is under way then is left for another run. */
  readonly budgetMs: number
  readonly progress: (result: GuardResult) => void
  /** The longest time for the test files of one guard, in milliseconds; three minutes by default. */
  readonly longestRunMs?: number | undefined
}

/** Longest time for the test files of one guard, where nobody says. */
const LONGEST_RUN_MS = 180_000

/** How much earlier than told a timer may end, in milliseconds. */
const TIMER_SLACK_MS = 5

/** A copy with what runs tests in it, and how long a run may take now. */
interface Place {
  readonly copy: ScratchCopy
  readonly runner: TestRunner
  leftMs(): number
}

/**
 * Weakens guard after guard in scratch copies. What the test files come to while every guard is in
 * place is looked at first: a test that fails anyway notices nothing.
 *
 * @param runnerIn gives what runs test files in a copy
 */
export async function tryGuards(
  trial: GuardTrial,
  runnerIn: (root: string) => TestRunner = createTestRunner,
): Promise<readonly GuardResult[]> {
  const deadline = Date.now() + trial.budgetMs
  const queue = [...trial.guards]
  const results: GuardResult[] = []
  const unharmed = new Map<string, Promise<TestRun>>()
  const leftMs = (): number => Math.min(trial.longestRunMs ?? LONGEST_RUN_MS, deadline - Date.now())
  async function work(place: Place): Promise<void> {
    for (let guard = queue.shift(); guard && Date.now() < deadline; guard = queue.shift()) {
      const result = await tryGuard(place, guard, unharmed)
      // What the end of all came upon has not been tried.
      if (result.outcome === 'broken' && Date.now() >= deadline - TIMER_SLACK_MS) return
      results.push(result)
      trial.progress(result)
    }
  }
  const places = Array.from({ length: trial.copies }, (): Place => {
    const copy = createScratchCopy(trial.repository)
    return { copy, runner: runnerIn(copy.root), leftMs }
  })
  try {
    await Promise.all(places.map(work))
  } finally {
    for (const { runner, copy } of places) {
      runner.close()
      copy.close()
    }
  }
  return results
}

async function tryGuard(
  { copy, runner, leftMs }: Place,
  guard: Guard,
  unharmed: Map<string, Promise<TestRun>>,
): Promise<GuardResult> {
  const { tests: files, file, first } = guard
  const key = files.join(' ')
  const known = unharmed.get(key) ?? runner.run({ files, changed: [] }, leftMs())
  unharmed.set(key, known)
  const before = await known
  if (before.failed > 0 || before.passed === 0) {
    return broken(guard, `with the guard in place: ${described(before)}`)
  }
  try {
    const after = await copy.with(guard, () =>
      runner.run({ files, changed: [file], first }, leftMs()),
    )
    if (after.failed > 0) return { guard, outcome: 'noticed', why: `${after.failed} tests failed` }
    if (after.passed < before.passed) return broken(guard, described(after))
    return { guard, outcome: 'missed', why: `all ${after.passed} tests passed` }
  } catch (error) {
    return broken(guard, error instanceof Error ? error.message : String(error))
  }
}

function broken(guard: Guard, why: string): GuardResult {
  return { guard, outcome: 'broken', why }
}

function described({ passed, failed, isCutShort, why }: TestRun): string {
  if (isCutShort) return 'the tests did not end in time'
  return `${passed} passed, ${failed} failed: ${why.slice(-400)}`
}
