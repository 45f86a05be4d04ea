import { describe, expect, it } from 'vitest'
import { createSampleExecutor, type ExecutorFaults } from '../fixtures/faulty-executors.ts'
import { executorCases } from './executor-cases.ts'
import { executorConformance } from './executor-conformance.ts'

executorConformance('a sample', createSampleExecutor())

async function brokenSentences(faults: ExecutorFaults): Promise<readonly string[]> {
  const broken: string[] = []
  for (const { name, run } of executorCases) {
    const failed = await run(createSampleExecutor(faults)).then(
      () => false,
      () => true,
    )
    if (failed) broken.push(name)
  }
  return broken
}

describe('the contract suite of executors', () => {
  it.each<[string, ExecutorFaults]>([
    ['carries a run on twice at a time', { submitsTwice: true }],
    ['knows no bound', { unbounded: true }],
    ['takes two runs for one', { joinsNames: true }],
    ['swallows errors', { swallowsErrors: true }],
    ['stops after one visit', { stopsAtOnce: true }],
    ['goes on while it is drained', { ignoresDraining: true }],
    ['does not wait for visits under way', { drainsAtOnce: true }],
    ['holds its place while a run sleeps', { holdsItsPlace: true }],
  ])('notices one that %s', async (_what, faults) => {
    expect(await brokenSentences(faults)).not.toEqual([])
  })
})
