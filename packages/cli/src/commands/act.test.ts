import type { RunRecord } from '@fcc/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenant: { id: riverside }\n',
      'brief.md':
        'Validation must cover the evacuation blueprint.\nA quality score must be given for each exit.\n',
      'empty.md': 'Hello everybody!\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('fcc act', () => {
  it('has one persona do one thing, through the gate of its own', async () => {
    const act = (...argv: readonly string[]) =>
      project.json<{ readonly run: RunRecord }>('act', 'BV', 'test', ...argv)
    const done = await act('--input', 'brief.md')
    expect(done.run).toMatchObject({
      state: 'completed',
      scenario: 'action/core-catalog/BV/test',
    })
    const rejected = await act('--input', 'empty.md')
    expect(rejected.run.reasons).toMatchObject([{ kind: 'gate', id: 'core-catalog/QG-BV-001' }])
  })

  it.each([
    [['NN', 'test', '--input', 'brief.md'], 'FCC_SCENARIO_UNKNOWN'],
    [['BV', 'sing', '--input', 'brief.md'], 'FCC_CLI_USAGE'],
    [['BV', 'test'], 'FCC_CLI_USAGE'],
  ])('%j is refused', async (argv, code) => {
    const { err } = await project.fcc('act', ...argv)
    expect(err.split(/\s/)[0]).toBe(code)
  })
})

describe('fcc show persona', () => {
  it('says who works towards it and whom it works towards, by type', async () => {
    const { out } = await project.fcc('show', 'persona', 'UAA')
    expect(out).toMatch(/From \(handoff\) +AMK, DVA, IDD/)
    expect(out).toMatch(/To \(feedback\) +AMK, DVA, IDD/)
  })
})
