import { describe, expect, it } from 'vitest'
import type { Check } from './check.ts'

/** How long one check may take where it says nothing of its own, in milliseconds. */
export const DEFAULT_CHECK_TIMEOUT_MS = 30_000

/**
 * Registers checks with vitest, each as a test of its own under one title.
 *
 * @example
 * registerChecks('acme/readability is a scorer', scorerChecks(readability, { cases }))
 */
export function registerChecks(title: string, checks: readonly Check[]): void {
  describe(title, () => {
    for (const { name, timeoutMs = DEFAULT_CHECK_TIMEOUT_MS, find } of checks) {
      it(name, { timeout: timeoutMs }, async () => {
        const problems = await find()
        expect(problems, problems.join('\n')).toEqual([])
      })
    }
  })
}
