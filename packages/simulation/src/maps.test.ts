import type { Workflow, WorkflowNode } from '@fcc/contracts'
import { labelSet } from '@fcc/governance'
import { describe, expect, it } from 'vitest'
import {
  edgeOf,
  feedbackEdge,
  gateOf,
  humanNode,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { createWorld, type SkillRun, type WorldParts } from './testing/test-world.test-support.ts'

const json = (value: unknown) => ({
  text: JSON.stringify(value),
  mediaType: 'application/json' as const,
})

const MAP = { over: 'claim', field: ['lines'], as: 'line', atMost: 5, join: 'all' as const }

/** A list, a node done for each of its items, and one that gets what they made. */
function mapped(
  lines: unknown,
  changes: Partial<WorldParts> = {},
  map: Partial<WorkflowNode['map'] & object> = {},
  each: Partial<WorkflowNode> = {},
): WorldParts {
  return {
    nodes: [
      skillNode('read'),
      skillNode('each', { map: { ...MAP, ...map }, ...each }),
      skillNode('sum'),
    ],
    edges: [edgeOf('read', 'each', ['claim']), edgeOf('each', 'sum', ['checked'])],
    ...changes,
    skills: {
      read: () => ({ artifacts: { claim: json({ lines }) } }),
      each: ({ artifacts }) => ({ artifacts: { checked: `checked ${artifacts.line?.text}` } }),
      ...changes.skills,
    },
    makes: { read: ['claim'], each: ['checked'], ...changes.makes },
  }
}

const visited = (world: ReturnType<typeof createWorld>) =>
  world.outcomes.flatMap(({ visit }) => (visit ? [visit.id] : []))

describe('a map', () => {
  it('makes a branch per item, named by it, and hands over in the order of the items', async () => {
    const seen: string[] = []
    const world = createWorld(
      mapped(['a', 'b', { c: 1 }], {
        skills: {
          sum: ({ artifacts }) => {
            seen.push(artifacts.checked?.text ?? '')
            return { artifacts: { sum: 'sum' } }
          },
        },
      }),
    )
    expect((await world.walk()).state).toBe('completed')
    expect(visited(world)).toEqual([
      'run1/read/1',
      'run1/each[0]/1',
      'run1/each[1]/1',
      'run1/each[2]/1',
      'run1/each/1',
      'run1/sum/1',
    ])
    expect(JSON.parse(seen[0] ?? '')).toEqual([
      'checked a',
      'checked b',
      'checked {\n  "c": 1\n}\n',
    ])
    expect(world.run.artifacts['each[1]/line']).toMatchObject({ producedBy: 'run1/each/1' })
    expect(world.text(world.run.artifacts['each[1]/checked'])).toBe('checked b')
    expect(world.outcomes[4]?.visit).toMatchObject({
      actor: 'map',
      says: '3 of 3 branches gathered',
    })
  })

  it('carries the labels of its list into each branch', async () => {
    const world = createWorld(
      mapped(['a', 'SECRET b'], { labels: labelSet({ categories: ['phi'] }) }),
    )
    const run = await world.walk()
    expect(run.artifacts['each[0]/line']?.labels.categories).toEqual(['phi', 'secret'])
    expect(run.artifacts['each/checked']?.labels.categories).toEqual(['phi', 'secret'])
  })

  it('of nothing hands over an empty list', async () => {
    const world = createWorld(mapped([]))
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(JSON.parse(world.text(run.artifacts['each/checked']) ?? '')).toEqual([])
  })

  it.each([
    [[1, 2, 3, 4, 5, 6], 'FCC_MAP_TOO_LONG'],
    ['no list', 'FCC_MAP_NOT_A_LIST'],
    [undefined, 'FCC_MAP_NOT_A_LIST'],
  ])('over %j fails, and nothing is done for any item', async (lines, code) => {
    const world = createWorld(mapped(lines))
    expect(await world.walk()).toMatchObject({ state: 'failed', reasons: [{ id: code }] })
    expect(visited(world)).toEqual(['run1/read/1', 'run1/each/1'])
  })

  it('that fails goes along its failure edge', async () => {
    const parts = mapped([1, 2, 3, 4, 5, 6])
    const world = createWorld({
      ...parts,
      nodes: [...parts.nodes, skillNode('split')],
      edges: [...(parts.edges ?? []), edgeOf('each', 'split', ['claim'], { kind: 'failure' })],
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(run.nodes.split?.status).toBe('done')
    expect(run.nodes.sum?.status).toBe('skipped')
  })

  it.each(['any' as const, 2])(
    'that joins %s gathers the first in item order, and cancels the rest',
    async (join) => {
      const failing: SkillRun = ({ artifacts }) => {
        if (artifacts.line?.text === 'a') throw new Error('no')
        return { artifacts: { checked: `checked ${artifacts.line?.text}` } }
      }
      const world = createWorld(
        mapped(
          ['a', 'b', 'c', 'd'],
          { skills: { each: failing }, maxVisitsSideBySide: 3 },
          { join },
        ),
      )
      const run = await world.walk()
      expect(run.state).toBe('completed')
      const gathered = JSON.parse(world.text(run.artifacts['each/checked']) ?? '')
      expect(gathered).toEqual(join === 'any' ? ['checked b'] : ['checked b', 'checked c'])
      expect(run.nodes['each[0]']?.status).toBe('failed')
      expect(run.nodes['each[3]']).toMatchObject({
        status: 'cancelled',
        reasons: [{ kind: 'join' }],
      })
    },
  )

  it('fails with the reasons of its branch, where it cannot do without it', async () => {
    const world = createWorld(
      mapped(['a'], { skills: { each: () => Promise.reject(new Error('no')) } }),
    )
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_SKILL_FAILED', node: 'each[0]' }],
    })
    expect(await createWorld(mapped(['a'], {}, { join: 2 })).walk()).toMatchObject({
      state: 'failed',
      reasons: [{ kind: 'join', id: 'each' }],
    })
  })

  it('judges each item by its gate, and sends back only the item that does not pass', async () => {
    const parts = mapped(
      ['a', 'b'],
      {
        gates: [
          gateOf('good', [
            {
              id: 'says good',
              required: true,
              test: { kind: 'content', check: { kind: 'contains', phrase: 'good' } },
            },
          ]),
        ],
        skills: {
          each: ({ artifacts, feedback }) => {
            const isGood = artifacts.line?.text === 'a' || feedback.checked
            return { artifacts: { checked: `${artifacts.line?.text} ${isGood ? 'good' : 'bad'}` } }
          },
        },
      },
      {},
      { gate: { id: 'test/good', on: 'checked' } },
    )
    const world = createWorld({
      ...parts,
      edges: [...(parts.edges ?? []), feedbackEdge('each', 'each', ['checked'], 2)],
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(visited(world)).toEqual([
      'run1/read/1',
      'run1/each[0]/1',
      'run1/each[1]/1',
      'run1/each[1]/2',
      'run1/each/1',
      'run1/sum/1',
    ])
    expect(run.gates['each[0]/test/good']).toMatchObject({ passed: true })
    expect(JSON.parse(world.text(run.artifacts['each/checked']) ?? '')).toEqual([
      'a good',
      'b good',
    ])
  })

  it('that feedback brings back is opened anew, and does every item again', async () => {
    let reads = 0
    const parts = mapped(undefined, {
      gates: [
        gateOf('good', [
          {
            id: 'says c',
            required: true,
            test: { kind: 'content', check: { kind: 'contains', phrase: 'c' } },
          },
        ]),
      ],
      skills: {
        read: () => {
          reads += 1
          return { artifacts: { claim: json({ lines: reads === 1 ? ['a', 'b'] : ['c'] }) } }
        },
        sum: ({ artifacts }) => ({
          artifacts: { sum: (artifacts.checked?.text ?? '').replaceAll('checked', '') },
        }),
      },
    })
    const world = createWorld({
      ...parts,
      nodes: parts.nodes.map((node) =>
        node.id === 'sum' ? { ...node, gate: { id: 'test/good', on: 'sum' } } : node,
      ),
      edges: [...(parts.edges ?? []), feedbackEdge('sum', 'read', ['sum'], 2)],
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(run.nodes.each).toMatchObject({ visits: 2, items: 1 })
    expect(visited(world).slice(5)).toEqual([
      'run1/read/2',
      'run1/each[0]/2',
      'run1/each/2',
      'run1/sum/2',
    ])
    expect(JSON.parse(world.text(run.artifacts['each/checked']) ?? '')).toEqual(['checked c'])
  })
})

describe('a workflow inside a node', () => {
  const review: Workflow = {
    id: 'test/review',
    title: 'Review',
    start: 'draft',
    nodes: [skillNode('draft'), skillNode('check', { gate: { id: 'test/good', on: 'check' } })],
    edges: [edgeOf('draft', 'check', ['draft']), feedbackEdge('check', 'draft', ['check'], 2)],
  }
  const gates = [
    gateOf('good', [
      {
        id: 'says 2',
        required: true,
        test: { kind: 'content', check: { kind: 'contains', phrase: '2' } },
      },
    ]),
  ]
  const reviewing = (changes: Partial<WorkflowNode> = {}): WorkflowNode =>
    skillNode('review', {
      actor: { kind: 'workflow', workflow: 'test/review' },
      produces: ['check'],
      ...changes,
    })

  it('gets what its node is handed and gives what it produces; its feedback stays inside', async () => {
    let drafts = 0
    const world = createWorld({
      nodes: [skillNode('first'), reviewing(), skillNode('last')],
      edges: [edgeOf('first', 'review', ['first']), edgeOf('review', 'last', ['check'])],
      workflows: [review],
      gates,
      skills: {
        draft: ({ artifacts }) => {
          drafts += 1
          return { artifacts: { draft: `${artifacts.first?.text} ${drafts}` } }
        },
        check: ({ artifacts }) => ({ artifacts: { check: `${artifacts.draft?.text} checked` } }),
        first: () => ({ artifacts: { first: 'text' } }),
        last: ({ artifacts }) => ({ artifacts: { last: artifacts.check?.text ?? '' } }),
      },
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(visited(world)).toEqual([
      'run1/first/1',
      'run1/review/draft/1',
      'run1/review/check/1',
      'run1/review/draft/2',
      'run1/review/check/2',
      'run1/review/1',
      'run1/last/1',
    ])
    expect(world.text(run.artifacts['last/last'])).toBe('text 2 checked')
    expect(run.gates['review/test/good']).toMatchObject({ passed: true })
  })

  it('is done for each item of a map, in a branch of its own', async () => {
    const world = createWorld({
      nodes: [skillNode('read'), reviewing({ map: { ...MAP, over: 'claim' } }), skillNode('last')],
      edges: [edgeOf('read', 'review', ['claim']), edgeOf('review', 'last', ['check'])],
      workflows: [review],
      gates,
      skills: {
        read: () => ({ artifacts: { claim: json({ lines: ['x 2', 'y 2'] }) } }),
        draft: ({ artifacts }) => ({ artifacts: { draft: artifacts.line?.text ?? '' } }),
        check: ({ artifacts }) => ({ artifacts: { check: `${artifacts.draft?.text} ok` } }),
      },
      makes: { read: ['claim'] },
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(visited(world)).toEqual([
      'run1/read/1',
      'run1/review[0]/draft/1',
      'run1/review[1]/draft/1',
      'run1/review[0]/check/1',
      'run1/review[1]/check/1',
      'run1/review[0]/1',
      'run1/review[1]/1',
      'run1/review/1',
      'run1/last/1',
    ])
    expect(JSON.parse(world.text(run.artifacts['review/check']) ?? '')).toEqual([
      'x 2 ok',
      'y 2 ok',
    ])
  })

  it('that fails fails its node, along whose failure edge the run continues', async () => {
    const parts: WorldParts = {
      nodes: [reviewing(), skillNode('instead')],
      edges: [edgeOf('review', 'instead', ['note'], { kind: 'failure' })],
      workflows: [review],
      gates,
      skills: { draft: () => Promise.reject(new Error('no')) },
    }
    const run = await createWorld(parts).walk()
    expect(run.state).toBe('completed')
    expect(run.nodes.review).toMatchObject({
      status: 'failed',
      reasons: [{ id: 'FCC_SKILL_FAILED', node: 'review/draft' }],
    })
    const ended = await createWorld({ ...parts, nodes: [reviewing()], edges: [] }).walk()
    expect(ended).toMatchObject({ state: 'failed', reasons: [{ node: 'review/draft' }] })
  })

  it('says which artifact it did not make', async () => {
    const world = createWorld({
      nodes: [reviewing({ produces: ['nothing'] })],
      workflows: [{ ...review, edges: [edgeOf('draft', 'check', ['draft'])] }],
      gates,
      skills: { check: () => ({ artifacts: { check: '2' } }) },
    })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_WORKFLOW_OUTPUT_MISSING', node: 'review' }],
    })
  })

  it('waits for a person inside of it under a name that says where', async () => {
    const world = createWorld({
      nodes: [reviewing({ produces: ['answer'] })],
      workflows: [
        { ...review, start: 'ask', nodes: [humanNode('ask', { produces: ['answer'] })], edges: [] },
      ],
    })
    expect((await world.walk()).waiting).toMatchObject({
      node: 'review/ask',
      activity: 'run1/review/ask/1/answer#1',
    })
    world.answer('approved')
    expect((await world.walk()).state).toBe('completed')
  })
})
