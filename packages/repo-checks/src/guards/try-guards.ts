import type { Guard } from './guard.ts'
import { runTests, type TestRun } from './run-tests.ts'
import { createScratchCopy, type ScratchCopy } from './scratch-copy.ts'

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
}

/** Longest time for the test files of one guard. */
const LONGEST_RUN_MS = 180_000

/** Runs test files in a copy within the time that is left. */
type RunFiles = (copy: ScratchCopy, files: readonly string[]) => Promise<TestRun>

/**
 * Weakens guard after guard in scratch copies. What the test files come to while every guard is in
 * place is looked at first: a test that fails anyway notices nothing.
 *
 * @param runFiles runs test files in a folder for so many milliseconds
 */
export async function tryGuards(
  trial: GuardTrial,
  runFiles: typeof runTests = runTests,
): Promise<readonly GuardResult[]> {
  const deadline = Date.now() + trial.budgetMs
  const queue = [...trial.guards]
  const results: GuardResult[] = []
  const unharmed = new Map<string, Promise<TestRun>>()
  const run: RunFiles = ({ root }, files) =>
    runFiles(root, files, Math.min(LONGEST_RUN_MS, deadline - Date.now()))
  async function work(copy: ScratchCopy): Promise<void> {
    for (let guard = queue.shift(); guard && Date.now() < deadline; guard = queue.shift()) {
      const result = await tryGuard(copy, guard, run, unharmed)
      // What the end of all came upon has not been tried.
      if (result.outcome === 'broken' && Date.now() >= deadline) return
      results.push(result)
      trial.progress(result)
    }
  }
  const places = Array.from({ length: trial.copies }, () => createScratchCopy(trial.repository))
  try {
    await Promise.all(places.map(work))
  } finally {
    for (const copy of places) copy.close()
  }
  return results
}

async function tryGuard(
  copy: ScratchCopy,
  guard: Guard,
  run: RunFiles,
  unharmed: Map<string, Promise<TestRun>>,
): Promise<GuardResult> {
  const key = guard.tests.join(' ')
  const known = unharmed.get(key) ?? run(copy, guard.tests)
  unharmed.set(key, known)
  const before = await known
  if (before.failed > 0 || before.passed === 0) {
    return broken(guard, `with the guard in place: ${described(before)}`)
  }
  try {
    const after = await copy.with(guard, () => run(copy, guard.tests))
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

function described({ passed, failed, isCutShort, output }: TestRun): string {
  if (isCutShort) return 'the tests did not end in time'
  return `${passed} passed, ${failed} failed: ${output.slice(-400)}`
}
