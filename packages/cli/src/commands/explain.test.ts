import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'

/** Words that many detectors find something in, and one phone number that a rule of the tenant is about. */
const note =
  'Seen by Dr. Adaline Korver on 03/14/2024 at 12 Elm Street, Springfield, MRN: 4711-88-2200.\nCall 555-201-4477.\n'

const house = `
constitution: house
title: House rules
rules:
  - id: no-phones
    tier: hard_stop
    at: [run_input]
    when: "findings.exists(f, f.category == 'pii/phone') && run.purpose == 'publication'"
    say: No phone number goes into {run.scenario}.
  - id: never-from-abroad
    tier: hard_stop
    at: [run_input]
    when: "run.domain == 'PROD' && run.purpose == 'publication'"
    say: Not in production.
  - id: no-record-numbers
    tier: mandatory
    at: [run_input]
    when: "findings.exists(f, f.category == 'phi/mrn') && run.purpose == 'research'"
    remedy: redact
    say: Record numbers are taken out.
`

const scenario = `
scenario: tell
title: Tell
purposes: [publication, research]
input: { note: { type: text, labels: [phi] } }
workflow: tell
---
workflow: tell
start: draft
nodes: [{ id: draft, persona: RC, action: document, produces: inventory }]
`

interface Explained {
  readonly looks: readonly {
    readonly at: string
    readonly node?: string
    readonly rules: readonly { readonly rule: string; readonly outcome: string }[]
  }[]
}

let project: TestProject
const tell = (...argv: readonly string[]) =>
  project.fcc('run', 'tell', '--input', 'note.txt', ...argv)

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare'],
    files: {
      'fcc.yaml': 'tenant: { id: riverside }\npersonas: { sources: [own.yaml] }\n',
      'own.yaml': `${house}---${scenario}`,
      'note.txt': note,
    },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

describe('what a run says of its findings', () => {
  it('names the finding that decided first, at intake too', async () => {
    const { code, out } = await tell('--purpose', 'publication')
    expect([code, out]).toEqual([3, expect.stringContaining('house/no-phones')])
    expect(out).toMatch(
      /Found {6}pii\/phone at \d+–\d+, \S+ at \d+–\d+, \S+ at \d+–\d+, \d+ more in note/,
    )
  })

  it('tells what was redacted, by category and text', async () => {
    const { out } = await tell('--purpose', 'research')
    expect(out).toMatch(/Redacted {4}1 phi\/mrn in note/)
    expect(out).toContain(' redacted\n')
  })
})

describe('fcc explain --why-not', () => {
  it('names the rules that looked and did not fire, with what they saw', async () => {
    await tell('--purpose', 'publication')
    const without = await project.fcc('explain')
    expect(without.out).toContain('house/no-phones (hard_stop, forbid)')
    expect(without.out).not.toContain('house/never-from-abroad')
    const { code, out } = await project.fcc('explain', '--why-not')
    expect(code).toBe(0)
    expect(out).toMatch(
      /house\/never-from-abroad +silent \(hard_stop\)\n +when +run\.domain == 'PROD'/,
    )
    expect(out).toContain('saw   run.domain = "LAB", run.purpose = "publication"')
    expect(out).not.toContain('Korver')
  })

  it('gives them as data, those that fired too', async () => {
    await tell('--purpose', 'publication')
    const { looks } = await project.json<Explained>('explain', '--why-not')
    const outcomes = looks.flatMap(({ rules }) => rules.map(({ rule, outcome }) => [rule, outcome]))
    expect(outcomes).toContainEqual(['house/no-phones', 'fired'])
    expect(outcomes).toContainEqual(['house/never-from-abroad', 'silent'])
  })
})
