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
  return wiringProblems(scenario as Scenario, workflow as Workflow, {
    skill,
    workflow: () => undefined,
  })
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
      wiringProblems(scenario as Scenario, workflow as Workflow, {
        skill: () => ({ input: [], output: ['draft'], optionalOutput }),
        workflow: () => undefined,
      })
    expect(of(['extra'])).toEqual([])
    expect(of([])).toHaveLength(1)
  })

  it('is not where a skill needs what no edge and no input carries', () => {
    expect(problemsOf({}, ['nota'])).toEqual([
      {
        at: 'step write',
        artifact: 'nota',
        say: 'needs nota and is handed note. Did you mean note?',
      },
    ])
  })
})

describe('the wiring of branches', () => {
  const problemsIn = (text: string) => {
    const { documents, problems } = readDocuments(
      `${text}
---
scenario: s
title: S
purposes: [p]
input: { note: { type: text } }
workflow: w
outcomes: {}
`,
      { file: 's.yaml' },
    )
    expect(problems).toEqual([])
    const values = documents.map(({ value }) => value)
    const scenario = values.at(-1) as Scenario
    return wiringProblems(scenario, values[0] as Workflow, {
      skill: (id) => ({ input: id === 'needs-line' ? ['line'] : [], output: [`of-${id}`] }),
      workflow: (id) => values.find((value) => value.id === id) as Workflow | undefined,
    })
  }

  it('refuses what only a branch beside it makes, and lets the join hand it on', () => {
    const branches = (carries: string) => `workflow: w
start: fork
nodes:
  - { id: fork, persona: WR, skill: fork }
  - { id: left, persona: WR, skill: left }
  - { id: right, persona: WR, skill: right }
  - { id: more, persona: WR, skill: more }
  - { id: join, persona: WR, skill: join, join: all }
edges:
  - { from: fork, to: left }
  - { from: fork, to: right }
  - { from: right, to: more, carries: [${carries}] }
  - { from: left, to: join, carries: of-left }
  - { from: more, to: join, carries: of-more }`
    expect(problemsIn(branches('of-right, of-fork'))).toEqual([])
    expect(problemsIn(branches('of-left'))).toEqual([
      {
        at: 'edge right→more',
        artifact: 'of-left',
        say: 'carries of-left, which only left makes, in a branch beside it: it is handed on at the join, and not seen before.',
        isCertain: true,
      },
    ])
  })

  it('hands a branch its item, and asks that the list is carried to its map', () => {
    const maps = (carries: string) => `workflow: w
start: read
nodes:
  - { id: read, persona: WR, skill: read }
  - { id: each, persona: WR, skill: needs-line, map: { over: of-read, as: line, at_most: 3 } }
edges:
  - { from: read, to: each, carries: [${carries}] }`
    expect(problemsIn(maps('of-read'))).toEqual([])
    expect(problemsIn(maps(''))).toMatchObject([
      { at: 'step each', artifact: 'of-read', say: expect.stringContaining('maps over of-read') },
    ])
  })

  it('looks into workflows inside of nodes, and at what they give back', () => {
    const nested = (produces: string, carries: string) => `workflow: w
start: outer
nodes:
  - { id: outer, persona: WR, workflow: inner, produces: ${produces} }
---
workflow: inner
start: a
nodes:
  - { id: a, persona: WR, skill: a }
  - { id: b, persona: WR, skill: b }
edges:
  - { from: a, to: b, carries: ${carries} }`
    expect(problemsIn(nested('of-b', 'of-a'))).toEqual([])
    expect(problemsIn(nested('of-c', 'of-z'))).toMatchObject([
      { at: 'edge outer/a→b', artifact: 'of-z' },
      { at: 'step outer', artifact: 'of-c', say: expect.stringContaining('gives back of-c') },
    ])
  })

  it('knows the artifacts whose fields conditions read', () => {
    const text = `workflow: w
start: a
artifacts: { of-z: { amount: double } }
nodes:
  - { id: a, persona: WR, skill: a }`
    expect(problemsIn(text)).toMatchObject([{ at: 'artifacts of w', artifact: 'of-z' }])
  })
})
