import { readDocuments, type Scenario, type Workflow } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { wiringProblems } from './wiring-problems.ts'

const wired = {
  carries: 'draft',
  on: 'draft',
  produces: 'packet',
  outcome: 'packet',
}

/** A workflow of two steps, write (a skill) and pack (a model), with some names changed. */
function problemsOf(names: Partial<typeof wired>, needs: readonly string[] = ['note']) {
  const { carries, on, produces, outcome } = { ...wired, ...names }
  const { documents, problems } = readDocuments(
    `workflow: w
start: write
nodes:
  - { id: write, persona: WR, skill: write, gate: { id: g, on: ${on} } }
  - { id: pack, persona: WR, action: document, produces: ${produces} }
edges:
  - { from: write, to: pack, carries: ${carries} }
---
scenario: s
title: S
purposes: [p]
input: { note: { type: text } }
workflow: w
outcomes: { ${outcome}: { gate: g } }
`,
    { file: 's.yaml' },
  )
  expect(problems).toEqual([])
  const [workflow, scenario] = documents.map(({ value }) => value)
  const skill = () => ({ input: needs, output: ['draft'] })
  return wiringProblems(scenario as Scenario, workflow as Workflow, skill)
}

describe('the wiring of a workflow', () => {
  it('is in order where each name is made before it is asked for', () => {
    expect(problemsOf({})).toEqual([])
  })

  it.each([
    [{ carries: 'darft' }, 'edge write→pack', 'carries darft'],
    [{ on: 'draft2' }, 'step write', 'has its gate look at draft2'],
    [{ outcome: 'pocket' }, 'outcome', 'pocket is made by no step'],
  ])('is not where %j: it names the place, and what may have been meant', (names, at, say) => {
    const [problem, ...others] = problemsOf(names)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ at, say: expect.stringContaining(say) })
    expect(problem?.say).toMatch(/Did you mean (draft|packet)\?/)
  })

  it('takes what a skill makes now and then for made', () => {
    const { documents } = readDocuments(
      'workflow: w\nstart: a\nnodes: [{ id: a, persona: WR, skill: a }]\n---\nscenario: s\ntitle: S\npurposes: [p]\ninput: { note: { type: text } }\nworkflow: w\noutcomes: { extra: { gate: g } }',
      { file: 's.yaml' },
    )
    const [workflow, scenario] = documents.map(({ value }) => value)
    const of = (optionalOutput: readonly string[]) =>
      wiringProblems(scenario as Scenario, workflow as Workflow, () => ({
        input: [],
        output: ['draft'],
        optionalOutput,
      }))
    expect(of(['extra'])).toEqual([])
    expect(of([])).toHaveLength(1)
  })

  it('is not where a skill needs what no edge and no input brings', () => {
    expect(problemsOf({}, ['nota'])).toEqual([
      {
        at: 'step write',
        artifact: 'nota',
        say: 'needs nota and is handed note. Did you mean note?',
      },
    ])
  })
})
