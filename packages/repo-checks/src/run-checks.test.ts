import { describe, expect, it } from 'vitest'
import type { Check } from './check.ts'
import { fixtureTree } from './fixtures/fixture-tree.ts'
import { hasPassed } from './report.ts'
import { runChecks } from './run-checks.ts'

const run = (check: Check) =>
  runChecks({ tree: fixtureTree({}), checks: [check], updateApi: false, progress: () => {} })
const promise = 'it holds'

describe('running the checks', () => {
  it('passes a check that finds nothing', async () => {
    const results = await run({ kind: 'tree', name: 'a', promise, find: () => [] })
    expect(results.map(hasPassed)).toEqual([true])
  })

  it('fails a check that throws, because what could not be checked has not passed', async () => {
    const find = () => {
      throw new Error('no such tool')
    }
    const results = await run({ kind: 'tool', name: 'a', promise, find })
    expect(results.map(hasPassed)).toEqual([false])
    expect(results[0]?.problems[0]?.message).toBe('Could not check: no such tool')
  })
})
