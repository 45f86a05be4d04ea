import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { gardenCatalogue } from '../fixtures/garden.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

let project: TestProject
beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare'],
    files: {
      'fcc.yaml':
        'tenant: { id: clinic }\npersonas: { sources: [garden.yaml, duplicate.yaml] }\ngovernance: { constitutions: [local.yaml] }\n',
      'garden.yaml': gardenCatalogue({
        constraints: '[{ text: MUST be short., check: { words: { at_most: 40 } } }]',
      }),
      'duplicate.yaml':
        'workflow: base-sequence\ntitle: "Mine <b>"\nstart: a\nnodes: [{ id: a, persona: GK, action: document, produces: x }]\n',
      'local.yaml':
        'constitution: local\ntitle: Local\nrules:\n  - { id: nights, tier: mandatory, at: [handoff, release], when: "size(labels) > 0", waivable_by: [matron] }\n',
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

const components = [
  ...['Role', 'Inputs', 'Style', 'Constraints', 'Expected output', 'Archetype'],
  ...['Responsibilities', 'Role skills', 'Role collaborators', 'Role adoption checklist'],
]

describe('fcc show persona', () => {
  it('takes a code as it is typed, and the kind in the plural', async () => {
    const [code, typed, plural] = await Promise.all([
      project.fcc('show', 'persona', 'CDS'),
      project.fcc('show', 'persona', 'cds'),
      project.fcc('show', 'Personas', 'FCC-Healthcare/cds'),
    ])
    expect(code.code).toBe(0)
    expect([typed, plural]).toEqual([code, code])
  })

  it('shows all ten components, who contributed it from which file, and where it is at work', async () => {
    const { code, out } = await project.fcc('show', 'persona', 'CDS')
    expect(code).toBe(0)
    for (const component of components) expect(out).toMatch(new RegExp(`^  ${component}  `, 'm'))
    expect(out).toContain(
      'from fcc-healthcare (fcc-healthcare@1.0.0) personas/clinical-data-steward.yaml:1',
    )
    expect(out).toContain('fcc-healthcare/deidentify-and-release, step deidentify')
    expect(out).toContain('for fcc-healthcare/deidentify-and-release')
  })

  it('takes the whole id, shows a tenant’s own, and says how a constraint is checked', async () => {
    const { code, out } = await project.fcc('show', 'persona', 'tenant/GK')
    expect([code, out.split('\n')[2]]).toEqual([0, expect.stringContaining('garden.yaml:1')])
    expect(out).toContain('MUST be short. (checked: 0 to 40 words)')
  })

  it('gives a machine everything that it shows', async () => {
    const shown = await project.json<{
      readonly persona: { readonly riscear: object }
      readonly origin: { readonly file: string }
      readonly usedBy: readonly { readonly node: string }[]
    }>('show', 'persona', 'CDS')
    expect(Object.keys(shown.persona.riscear)).toHaveLength(10)
    expect(shown.origin.file).toContain('clinical-data-steward.yaml')
    expect(shown.usedBy.map(({ node }) => node)).toContain('deidentify')
  })
})

describe('fcc show workflow', () => {
  const base = ['show', 'workflow', 'core-catalog/base-sequence']
  const nodes = ['research', 'blueprint', 'review', 'runbook', 'guide']

  it('shows every node, every edge with its kind, and every gate', async () => {
    const { out } = await project.fcc(...base)
    const lines = out.split('\n')
    expect(lines.filter((line) => / (→|↺) .*(handoff|feedback)/.test(line))).toHaveLength(11)
    for (const node of nodes) expect(out).toMatch(new RegExp(`^ {4}${node} .* gate QG-`, 'm'))
    expect(out).toContain('threshold 0.75')
  })

  it('draws all five nodes and all eleven edges of the base graph as Mermaid', async () => {
    const { code, out } = await project.fcc(...base, '--format', 'mermaid')
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toBe('flowchart TD')
    for (const node of nodes) expect(out).toMatch(new RegExp(`"(▶ )?${node}<br/>`))
    expect(out.match(/^ {2}n\dg? (-->|-\.->)/gm)).toHaveLength(11)
    expect(out.match(/^ {2}n\dg\{"/gm)).toHaveLength(5)
    expect(out.match(/-\.->/g)).toHaveLength(5)
  })

  it('draws all five nodes and all eleven edges of the base graph as SVG, into a file', async () => {
    const { code, out } = await project.fcc(...base, '--format', 'svg', '-o', 'drawn/base.svg')
    expect([code, out]).toEqual([0, '  Wrote drawn/base.svg\n'])
    const svg = readFileSync(project.path('drawn', 'base.svg'), 'utf8')
    expect(svg).toMatch(/^<svg [^>]+>.*<\/svg>\n?$/s)
    for (const node of nodes) expect(svg).toContain(`data-node="${node}"`)
    expect(new Set(svg.match(/data-edge="[^"]+"/g)).size).toBe(11)
    expect(svg.match(/data-edge="[^"]+ feedback [^"]+"/g)).toHaveLength(5)
  })

  it('gives a drawing to a machine inside its one document', async () => {
    const { drawing } = await project.json<{ readonly drawing: string }>(...base, '--format', 'svg')
    expect(drawing.startsWith('<svg ')).toBe(true)
  })
})

describe('fcc show scenario', () => {
  it('shows the workflow, inputs with limits, bindings, outcomes and gates', async () => {
    const { code, out } = await project.fcc('show', 'scenario', 'deidentify-and-release')
    expect(code).toBe(0)
    expect(out).toMatch(/note +text\/plain +clinical +phi +required +at most 10 MiB/)
    expect(out).toMatch(/code-table +text\/plain +reference +no label +optional/)
    expect(out).toMatch(
      /deidentify +Clinical Data Steward \(CDS\) +skill fcc-healthcare\/deidentify/,
    )
    expect(out).toMatch(/deidentification-report, diagnosis-codes, perhaps code-rows/)
    expect(out).toMatch(
      /release-packet +through gate no-residual-identifiers +lowers the label phi/,
    )
    expect(out).toMatch(/no-residual-identifiers +on release-packet +threshold 1\.00/)
  })
})

describe('fcc show constitution', () => {
  it('shows rules by tier and by where they look, what they forbid, and who may waive', async () => {
    const { code, out } = await project.fcc('show', 'constitution', 'hipaa')
    expect(code).toBe(0)
    const order = [
      'Hard stops',
      'at egress',
      'hipaa/phi-needs-agreement',
      'Mandatory',
      'at handoff',
    ]
    const places = order.map((words) => out.indexOf(words))
    expect(out).toContain('Hard stops: the run halts at once; nobody may waive one\n')
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(Math.min(...places)).toBeGreaterThan(0)
    expect(out).toMatch(/Waived by +privacy-officer/)
    expect(out).toMatch(/hipaa\/deidentified-release\n +Permits +declassify of the label phi/)
    expect(out).toContain('no machine checks these')
  })

  it('shows a tenant’s own at its layer', async () => {
    const { out } = await project.fcc('show', 'constitution', 'local')
    expect(out).toContain('at tenant layer')
    expect(out).toContain('at handoff, release')
    expect(out).toMatch(/Waived by +matron/)
  })
})

describe('fcc show, asked wrongly,', () => {
  it.each([
    [['persona', 'CDX'], 'FCC_CLI_ID_UNKNOWN', 'fcc-healthcare/CDS?'],
    [['workflow', 'base-sequence'], 'FCC_CLI_ID_AMBIGUOUS', 'tenant/base-sequence'],
    [
      ['detector', 'x'],
      'FCC_CLI_USAGE',
      'persona, workflow, scenario, constitution, vocabulary, gate, run',
    ],
    [['gate', 'x'], 'FCC_CLI_ID_UNKNOWN', 'no gate x'],
    [
      ['scenario', 'GEN-001', '--format', 'svg'],
      'FCC_CLI_USAGE',
      'Only a workflow, a gate, a run and the relations of a persona can be drawn',
    ],
    [['workflow', 'plan-garden', '--format', 'html'], 'FCC_CLI_USAGE', 'as mermaid or svg'],
    [['persona', 'CDS', '--format', 'mermaid'], 'FCC_CLI_USAGE', 'as svg or html'],
    [['run', '01JD', '--format', 'mermaid'], 'FCC_CLI_USAGE', 'as svg or html'],
    [['workflow', 'plan-garden', '--format', 'png'], 'FCC_CLI_USAGE', 'text, mermaid, svg, html'],
    [
      ['workflow', 'plan-garden', '--format', 'svg', '-o', 'fcc.yaml/x.svg'],
      'FCC_FILE_UNWRITABLE',
      'no folder',
    ],
  ])('%j says what is wrong and writes nothing', async (argv, expected, says) => {
    const { code, out, err } = await project.fcc('show', ...argv)
    expect([code, out, err.split(/\s/)[0]]).toEqual([2, '', expected])
    expect(err).toContain(says)
    expect(existsSync(project.path('x.svg'))).toBe(false)
  })
})
