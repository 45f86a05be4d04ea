import { describe, it } from 'vitest'
import { durableExecutorCases } from './durable-executor-cases.ts'
import { executorCases } from './executor-cases.ts'
import type { DurableExecutorSubject, ExecutorSubject } from './executor-subject.ts'

/**
 * Registers the contract tests of an executor with vitest.
 *
 * @example
 * executorConformance('in-process', inProcessSubject(inProcessExecutor))
 */
export function executorConformance(name: string, subject: ExecutorSubject): void {
  describe(`${name} is an executor`, () => {
    for (const { name: sentence, run } of executorCases) it(sentence, () => run(subject))
  })
}

/** Registers the contract tests of an executor whose queue is durable, those of every executor included. */
export function durableExecutorConformance(name: string, subject: DurableExecutorSubject): void {
  executorConformance(name, subject)
  describe(`${name} is a durable executor`, () => {
    for (const { name: sentence, run } of durableExecutorCases) it(sentence, () => run(subject))
  })
}
