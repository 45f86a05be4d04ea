import { describe, expect, it } from 'vitest'
import { createSampleExecutor, type ExecutorFaults } from '../fixtures/faulty-executors.ts'
import { portConformance } from '../port-suite.ts'
import { executorCases } from './executor-cases.ts'
import { inProcessSubject, withPatience } from './executor-subject.ts'
import { executorSuite } from './executor-suite.ts'
import { fairExecutorCases } from './fair-executor-cases.ts'

portConformance('a sample', executorSuite, () => inProcessSubject(createSampleExecutor()))

/** What a wrong executor does not do, a case may wait for: so long, and then it counts as broken. */
const PATIENCE_MS = 600

async function brokenSentences(faults: ExecutorFaults): Promise<readonly string[]> {
  const results = await Promise.all(
    executorCases.map(async ({ name, run }) => {
      const held = withPatience(PATIENCE_MS, () =>
        run(inProcessSubject(createSampleExecutor(faults))),
      ).then(
        () => true,
        () => false,
      )
      return (await held) ? [] : [name]
    }),
  )
  return results.flat()
}

describe.concurrent('the contract suite of executors', () => {
  it.each<[string, ExecutorFaults, RegExp]>([
    ['advances a run twice at a time', { overlaps: true }, /twice at a time/],
    ['knows no bound', { unbounded: true }, /concurrency allows/],
    ['knows no slots of a tenant', { ignoresSlots: true }, /slots/],
    ['takes two runs for one', { joinsNames: true }, /run together/],
    ['swallows errors', { swallowsErrors: true }, /reported/],
    ['stops after one visit', { stopsAtOnce: true }, /until it says stop/],
    ['continues while it is drained', { ignoresDraining: true }, /begins no more/],
    ['does not wait for visits under way', { drainsAtOnce: true }, /waits for the visits/],
    ['holds its place while a run sleeps', { holdsItsPlace: true }, /leaves its place/],
    ['forgets what comes while it is busy with it', { forgetsWanted: true }, /once more/],
    ['begins before the time', { ignoresDue: true }, /much later/],
    ['knows no priority', { ignoresPriority: true }, /priority/],
  ])('notices one that %s', async (_what, faults, sentence) => {
    const broken = await brokenSentences(faults)
    expect(broken.some((name) => sentence.test(name))).toBe(true)
  })

  it('notices one whose tenants wait in one line', async () => {
    const found = fairExecutorCases.find(({ name }) => /equal weight/.test(name))
    const subject = inProcessSubject(createSampleExecutor())
    await expect(found?.run(subject)).rejects.toThrow()
  })
})
