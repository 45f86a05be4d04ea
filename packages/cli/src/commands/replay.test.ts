import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

const scenario = `
scenario: tell
title: Tell
purposes: [publication]
input: { note: { type: text, labels: [] } }
workflow: tell
---
workflow: tell
start: draft
nodes: [{ id: draft, persona: RC, action: document, produces: inventory }]
`
const rule = `---
constitution: manners
title: Manners
rules:
  - id: short
    tier: preferred
    at: [prompt]
    when: "true"
    say: Be short.
`

let project: TestProject

beforeAll(async () => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': 'tenant: { id: meadow }\npersonas: { sources: [own.yaml] }\n',
      'roles.yaml':
        "tenant: { id: meadow }\npersonas: { sources: [own.yaml] }\nroles: { reader: { permissions: ['runs:list'] } }\n",
      'own.yaml': scenario,
      'note.txt': 'The shed MUST have a door. Its roof is 3 m wide.\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('fcc replay', () => {
  it('says that there is no run before there is one', async () => {
    expect((await project.fcc('replay')).err).toContain('FCC_CLI_NO_RUNS')
  })

  it('makes the newest run once more, and ends with 0 where all is the same', async () => {
    expect((await project.fcc('run', 'tell', '--input', 'note.txt')).code).toBe(0)
    const { code, out } = await project.fcc('replay')
    expect([code, out.includes('✓ draft/1')]).toEqual([0, true])
    expect(out).toContain('The same, byte for byte: 1 visit, 0 answers of the journal')
    expect(await project.json('replay')).toMatchObject({ code: 0, plan: 'pinned', recorded: 1 })
  })

  it('names with --current a new rule that leads nowhere else, and ends with 0', async () => {
    project.write('own.yaml', scenario + rule)
    expect((await project.fcc('replay')).code).toBe(0)
    const { code, out } = await project.fcc('replay', '--current')
    expect(code).toBe(0)
    expect(out).toMatch(
      /prompt of draft\.prompt is decided, and was not then; it leads nowhere else/,
    )
    expect(out).toContain('It comes out the same, byte for byte: 1 visit')
    expect(await project.json('replay', '--current')).toMatchObject({
      code: 0,
      decidedOtherwise: [{ differences: [{ part: 'decisions' }] }],
    })
  })

  it('says with --current where a changed step leads elsewhere, and ends with 1', async () => {
    project.write('own.yaml', scenario.replace('produces: inventory', 'produces: list') + rule)
    const { code, out } = await project.fcc('replay', '--current')
    expect(code).toBe(1)
    expect(out).toContain('✗ It parts at draft/1, after 0 of 1 visit:')
  })

  it('is denied to whom no role gives it', async () => {
    const { code, err } = await project.fcc('replay', '--as', 'bo:reader', '--config', 'roles.yaml')
    expect([code, err.includes('runs:replay')]).toEqual([1, true])
  })

  it('has help with examples', async () => {
    expect((await project.fcc('replay', '--help')).out).toContain('$ fcc replay')
  })
})
