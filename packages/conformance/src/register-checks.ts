import { afterAll, describe, it } from 'vitest'
import type { Check } from './points/checks/check.ts'

/** How long one check may take where it says nothing of its own, in milliseconds. */
export const DEFAULT_CHECK_TIMEOUT_MS = 30_000

/** What is needed of a test runner; `node:test` as it is imported is one. */
export interface TestRunner {
  describe(title: string, define: () => void | Promise<void>): unknown
  it(name: string, options: { readonly timeout: number }, run: () => Promise<void>): unknown
  after(close: () => Promise<void>): unknown
}

/** The runner where none is named. */
export const VITEST: TestRunner = { describe, it, after: afterAll }

/** Checks of something that was opened for them and is closed after them. */
export interface OpenChecks {
  readonly checks: readonly Check[]
  close(): Promise<void>
}

/**
 * Registers checks with a test runner, each as a test of its own under one title. Where what they ask
 * cannot be opened, that is the one test, and red.
 *
 * @param checks the checks, or how to open them
 * @example
 * registerChecks('acme/readability is a scorer', checksOf(scorerSuite, readability, { cases }))
 */
export function registerChecks(
  title: string,
  checks: readonly Check[] | (() => Promise<OpenChecks>),
  { describe, it, after }: TestRunner = VITEST,
): void {
  const register = (all: readonly Check[]) => {
    for (const { name, timeoutMs = DEFAULT_CHECK_TIMEOUT_MS, find } of all) {
      it(name, { timeout: timeoutMs }, async () => {
        const problems = await find()
        if (problems.length > 0) throw new Error(problems.join('\n'))
      })
    }
  }
  describe(title, () => {
    if (typeof checks !== 'function') return register(checks)
    return checks().then(
      (open) => {
        register(open.checks)
        after(() => open.close())
      },
      (cause: unknown) => {
        it('is there to be tried', { timeout: DEFAULT_CHECK_TIMEOUT_MS }, async () => {
          throw cause
        })
      },
    )
  })
}
