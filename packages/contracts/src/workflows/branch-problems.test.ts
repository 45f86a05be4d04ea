import { describe, expect, it } from 'vitest'
import { readDocuments } from '../catalogue/read-documents.ts'

const problemsOf = (text: string) =>
  readDocuments(text, { file: 'w.yaml' }).problems.map(
    ({ place, why }) => `${place?.file}:${place?.line} ${why}`,
  )

const workflow = (nodes: string, edges = '') => `workflow: w
start: a
nodes:
${nodes}
${edges === '' ? '' : `edges:\n${edges}`}`

const map = (parts: string) =>
  `  - { id: a, persona: WR, skill: s, map: { over: list, as: item, ${parts} } }`

describe('a workflow document with branches', () => {
  it('is read with its conditions in their places', () => {
    const text = workflow(
      `  - { id: a, persona: WR, skill: s, time_limit_ms: 5000 }
  - { id: b, persona: WR, workflow: inner, produces: x, join: all, time_limit_ms: 60000 }`,
      `  - from: a
    to: b
    when: run.purpose == "drafting"`,
    )
    const { documents, problems } = readDocuments(text, { file: 'w.yaml' })
    expect(problems).toEqual([])
    expect(documents[0]?.value).toMatchObject({
      nodes: [
        { id: 'a', timeLimitMs: 5000 },
        {
          id: 'b',
          actor: { kind: 'workflow', workflow: 'inner' },
          join: 'all',
          timeLimitMs: 60_000,
        },
      ],
      edges: [
        {
          when: 'run.purpose == "drafting"',
          place: { file: 'w.yaml', line: 9, column: 11 },
        },
      ],
    })
  })

  it.each([
    [
      'a map without a bound',
      map(''),
      '',
      'w.yaml:4 workflow › nodes[0].map.at_most: a map needs a bound',
    ],
    [
      'a map that joins more than it may have',
      map('at_most: 2, join: 3'),
      '',
      'joins 3 branches and has 2 at most',
    ],
    [
      'a join of more branches than lead to it',
      `  - { id: a, persona: WR, skill: s }
  - { id: b, persona: WR, skill: s, join: 2 }`,
      '  - { from: a, to: b }',
      'w.yaml:5 workflow › nodes[1].join: node b joins 2 branches, and 1 lead to it',
    ],
    [
      'a join that nothing leads to',
      '  - { id: a, persona: WR, skill: s, join: any }',
      '',
      'node a joins branches, and no forward edge leads to it',
    ],
    [
      'a feedback edge that leaves the branch of an item',
      `  - { id: a, persona: WR, skill: s }
${map('at_most: 2').replace('id: a', 'id: b')}`,
      `  - { from: a, to: b, carries: list }
  - { from: b, to: a, type: feedback }`,
      'w.yaml:8 workflow › edges[1].to: the feedback edge b→a leaves the branch of an item',
    ],
    [
      'a workflow in a node that gives nothing back',
      '  - { id: a, persona: WR, workflow: inner }',
      '',
      'node a gives nothing back',
    ],
  ])('refuses %s, with its place', (_, nodes, edges, say) => {
    const [problem = '', ...others] = problemsOf(workflow(nodes, edges))
    expect(problem).toContain(say)
    expect(problem).toMatch(/^w\.yaml:\d+ /)
    expect(others).toEqual([])
  })
})
