import type { Guard } from './guard.ts'
import { runTests, type TestRun } from './run-tests.ts'
import { createScratchCopy, type ScratchCopy } from './scratch-copy.ts'

/** Whether the tests noticed that a guard was weakened. */
export interface GuardResult {
  readonly guard: Guard
  /**
   * - `noticed`: a test failed that passes with the guard in place
   * - `missed`: all passed
   * - `broken`: the entry says nothing: its piece is gone, or no test ran
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
  /** No guard is begun later than this after the start. */
  readonly budgetMs: number
  readonly progress: (result: GuardResult) => void
}

/**
 * Weakens guard after guard in scratch copies. What the test files come to while every guard is in
 * place is looked at first: a test that fails anyway notices nothing.
 */
export async function tryGuards(trial: GuardTrial): Promise<readonly GuardResult[]> {
  const deadline = Date.now() + trial.budgetMs
  const queue = [...trial.guards]
  const results: GuardResult[] = []
  const unharmed = new Map<string, Promise<TestRun>>()
  async function work(copy: ScratchCopy): Promise<void> {
    for (let guard = queue.shift(); guard && Date.now() < deadline; guard = queue.shift()) {
      const result = await tryGuard(copy, guard, unharmed)
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
  unharmed: Map<string, Promise<TestRun>>,
): Promise<GuardResult> {
  const key = guard.tests.join(' ')
  const before = await (unharmed.get(key) ?? runTests(copy.root, guard.tests))
  unharmed.set(key, Promise.resolve(before))
  if (before.failed > 0 || before.passed === 0) {
    return broken(guard, `with the guard in place: ${described(before)}`)
  }
  try {
    const after = await copy.with(guard, () => runTests(copy.root, guard.tests))
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

function described({ passed, failed, output }: TestRun): string {
  return `${passed} passed, ${failed} failed: ${output.slice(-400)}`
}
