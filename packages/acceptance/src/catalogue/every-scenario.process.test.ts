import type { Scenario } from '@fcc/contracts'
import catalogue from '@fcc/plugin-core-catalog'
import deterministic from '@fcc/plugin-provider-deterministic'
import { createTestRuntime, type TestRuntime } from '@fcc/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coreCatalogue, packageJsonOf, yamlFixture } from './core-catalogue.test-support.ts'

interface Case {
  readonly scenario: string
  readonly name?: string
  readonly brief: string
  readonly state: 'completed' | 'rejected'
  /** The gate that a rejected run ends at. */
  readonly reason?: string
  /** What no outcome may say. */
  readonly lacks?: readonly string[]
}

const cases = yamlFixture('scenarios.yaml') as readonly Case[]
const scenarios = [...((await coreCatalogue()).get('scenarios')?.values() ?? [])] as Scenario[]

describe('every scenario', () => {
  let runtime: TestRuntime
  beforeAll(async () => {
    runtime = await createTestRuntime({
      plugins: [
        { plugin: catalogue, packageJson: packageJsonOf('core-catalog') },
        { plugin: deterministic, packageJson: packageJsonOf('provider-deterministic') },
      ],
      stop: 'by-caller',
    })
  })
  afterAll(() => runtime.close())

  it('is run', () => {
    const run = new Set(cases.map(({ scenario }) => `core-catalog/${scenario}`))
    expect(scenarios.map(({ id }) => id).filter((id) => !run.has(id))).toEqual([])
    expect(scenarios.length).toBeGreaterThanOrEqual(24)
  })

  it.each(
    cases.map((each) => [`${each.scenario}${each.name ? `: ${each.name}` : ''}`, each] as const),
  )('%s ends as expected', async (_, { scenario, brief, state, reason, lacks = [] }) => {
    const { record, outcome } = await runtime.run(scenario, { brief })
    const rejectedBy = record.reasons.flatMap(({ kind, id }) => (kind === 'gate' ? [id] : []))
    expect([record.state, rejectedBy]).toEqual([state, reason === undefined ? [] : [reason]])
    if (state !== 'completed') return
    const { outcomes } = scenarios.find(({ id }) => id === `core-catalog/${scenario}`) as Scenario
    for (const name of Object.keys(outcomes)) {
      const text = await outcome(name)
      expect(text).toMatch(/\[brief:\d/)
      for (const phrase of lacks) expect(text).not.toContain(phrase)
    }
  })
})
