import { readFileSync } from 'node:fs'
import type { RunRecord } from '@fcc/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { gardenCatalogue, promptLog, withConstraintCheck } from '../fixtures/garden.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare', 'prompt-log'],
    files: {
      'fcc.yaml': `tenant: { id: garden }
personas: { sources: [garden.yaml] }
plugins: [core-catalog, provider-deterministic, prompt-log]
`,
      'sketch.md': '# Beds\n\nFour beds lie behind the house, and the frost date is 3 October.\n',
      ...promptLog,
    },
  })
})
beforeEach(() => project.write('node_modules/prompt-log/prompts.txt', ''))
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

async function planWith(catalogue: string) {
  project.write('garden.yaml', catalogue)
  const { code, run } = await project.json<{ readonly run: RunRecord }>(
    ...['run', 'plan-garden', '--input', 'sketch.md'],
  )
  const checks = run.gates['tenant/garden']?.checks ?? []
  const prompt = readFileSync(project.path('node_modules/prompt-log/prompts.txt'), 'utf8')
  return { code, prompt, reasonOf: (id: string) => checks.find((check) => check.id === id)?.reason }
}

describe('a persona', () => {
  it('changes its prompt and a check when another output is expected of it', async () => {
    const before = await planWith(gardenCatalogue())
    project.write('node_modules/prompt-log/prompts.txt', '')
    const after = await planWith(
      gardenCatalogue({ expectedOutput: '[Bed plan, Sowing calendar, Tool list]' }),
    )
    expect([before.code, after.code]).toEqual([0, 0])
    expect(before.prompt).not.toContain('Tool list')
    expect(after.prompt).toContain('Tool list')
    expect(before.reasonOf('outputs')).toBe('all 2 of GK are there')
    expect(after.reasonOf('outputs')).toBe('all 3 of GK are there')
  })

  it('fails its gate when what the gate asks for is no longer expected of it', async () => {
    const { code, prompt, reasonOf } = await planWith(
      gardenCatalogue({ expectedOutput: '[Sowing calendar]' }),
    )
    expect(code).toBe(4)
    expect(prompt).not.toContain('Bed plan')
    expect(reasonOf('beds')).toBe('no section Bed plan')
  })

  it('changes its prompt and a check when a constraint is laid on it', async () => {
    const kept = '[{ text: MUST name the frost date., check: { contains: frost date } }]'
    const broken = '[{ text: MUST fit on a label., check: { words: { at_most: 9 } } }]'
    const first = await planWith(withConstraintCheck(gardenCatalogue({ constraints: kept })))
    project.write('node_modules/prompt-log/prompts.txt', '')
    const second = await planWith(withConstraintCheck(gardenCatalogue({ constraints: broken })))
    expect([first.code, second.code]).toEqual([0, 4])
    expect(first.prompt).toContain('MUST name the frost date.')
    expect(second.prompt).not.toContain('frost date')
    expect(second.prompt).toContain('MUST fit on a label.')
    expect(second.reasonOf('kept')).toMatch(/^MUST fit on a label\. \(\d+ words\)$/)
  })
})

describe('a gate of the core catalogue', () => {
  const emptied = `workflow: hollow
start: research
nodes:
  - { id: research, persona: RC, action: document, template: hollow, produces: inventory, gate: { id: QG-RC-001, on: inventory } }
---
scenario: hollow
title: Headings without content
purposes: [planning]
input: { sketch: { type: markdown } }
workflow: hollow
outcomes: { inventory: { gate: QG-RC-001 } }
---
template: hollow
title: Headings alone
text: |
  # Inventory

  ## Capability matrix

  ## Annotated references

  ## Traceability matrix

  ## Capability tags

  ## End
`

  it('refuses an artifact that was emptied of its content, headings and all in place', async () => {
    project.write('garden.yaml', emptied)
    const { code, run } = await project.json<{ readonly run: RunRecord }>(
      ...['run', 'hollow', '--input', 'sketch.md'],
    )
    expect([code, run.state, run.released]).toEqual([4, 'rejected', {}])
    const failed = run.gates['core-catalog/QG-RC-001']?.checks.filter(
      ({ outcome }) => outcome === 'failed',
    )
    expect(failed?.map(({ id }) => id)).toEqual([
      'traced',
      'demands',
      'capability-matrix',
      'distinct-capabilities',
      'annotated-references',
      'traceability-matrix',
      'capability-tags',
      'expected-output',
      'constraints',
    ])
  })
})
