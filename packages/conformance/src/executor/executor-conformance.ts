import type { ExecutorFactory } from '@fcc/contracts'
import { describe, it } from 'vitest'
import { executorCases } from './executor-cases.ts'

/**
 * Registers the contract tests of an executor with vitest.
 *
 * @example
 * executorConformance('in-process', inProcessExecutor)
 */
export function executorConformance(name: string, factory: ExecutorFactory): void {
  describe(`${name} is an executor`, () => {
    for (const { name: sentence, run } of executorCases) it(sentence, () => run(factory))
  })
}
