import type { WorkflowNode } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import {
  edgeOf,
  feedbackEdge,
  gateOf,
  humanNode,
  personaOf,
  skillNode,
} from './testing/sample-plan.test-support.ts'
import { createWorld, type SkillRun, type WorldParts } from './testing/test-world.test-support.ts'

/** A fork into branches, each of one node, that meet at `join`. */
function fork(
  join: WorkflowNode['join'],
  branches: readonly string[],
  changes: Partial<WorldParts> = {},
): WorldParts {
  return {
    nodes: [
      skillNode('fork'),
      ...branches.map((id) => skillNode(id)),
      skillNode('join', join === undefined ? {} : { join }),
    ],
    edges: branches.flatMap((id) => [edgeOf('fork', id, ['fork']), edgeOf(id, 'join', [id])]),
    ...changes,
  }
}

describe('a failure', () => {
  const failing: SkillRun = () => Promise.reject(new Error('no'))
  const parts: WorldParts = {
    nodes: [skillNode('a'), skillNode('b'), skillNode('instead'), skillNode('end')],
    edges: [
      edgeOf('a', 'b', ['a']),
      edgeOf('b', 'instead', ['a'], { kind: 'failure' }),
      edgeOf('b', 'end', ['b']),
      edgeOf('instead', 'end', ['instead']),
    ],
  }

  it('takes the failure edge, is recorded, and the run continues', async () => {
    const seen: string[][] = []
    const world = createWorld({
      ...parts,
      skills: {
        b: failing,
        end: ({ artifacts }) => {
          seen.push(Object.keys(artifacts))
          return { artifacts: { end: 'end' } }
        },
      },
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(run.nodes.b).toMatchObject({ status: 'failed', reasons: [{ id: 'FCC_SKILL_FAILED' }] })
    expect(seen).toEqual([['instead']])
    expect(world.outcomes[1]?.visit).toMatchObject({
      id: 'run1/b/1',
      outputs: [],
      route: { kind: 'failure', to: ['instead'] },
    })
  })

  it('of nothing leaves the failure edge untaken, and its node skipped', async () => {
    const run = await createWorld(parts).walk()
    expect(run.state).toBe('completed')
    expect(run.nodes.instead?.status).toBe('skipped')
  })

  it('without an edge for it ends the run by its reason, recorded', async () => {
    const world = createWorld({
      nodes: [skillNode('a'), skillNode('b')],
      edges: [edgeOf('a', 'b', ['a'])],
      skills: { b: failing },
    })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_SKILL_FAILED', node: 'b' }],
    })
    expect(world.outcomes.at(-1)?.visit).toMatchObject({ id: 'run1/b/1', route: { kind: 'end' } })
  })

  it('of a gate that feedback could not fix goes along it too', async () => {
    const { nodes, ...rest } = parts
    const world = createWorld({
      ...rest,
      nodes: nodes.map((node) =>
        node.id === 'b' ? { ...node, gate: { id: 'test/never', on: 'b' } } : node,
      ),
      edges: [...(rest.edges ?? []), feedbackEdge('b', 'a', ['b'], 1)],
      gates: [
        gateOf('never', [
          {
            id: 'says never',
            required: true,
            test: { kind: 'content', check: { kind: 'contains', phrase: 'never' } },
          },
        ]),
      ],
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(run.nodes.b).toMatchObject({ visits: 2, status: 'failed', signal: 'reject' })
    expect(run.nodes.instead?.status).toBe('done')
  })

  it('of one branch is made up for by a join that can do without it, and by no other', async () => {
    const walk = (join: WorkflowNode['join']) =>
      createWorld(fork(join, ['a', 'b'], { skills: { a: failing } })).walk()
    const any = await walk('any')
    expect(any.state).toBe('completed')
    expect(any.nodes.a?.status).toBe('failed')
    expect((await walk('all')).state).toBe('failed')
    expect((await walk(2)).state).toBe('failed')
  })
})

describe('a time limit', () => {
  const never: SkillRun = () => new Promise(() => undefined)

  it('of a node aborts the visit, which is recorded and goes along its failure edge', async () => {
    let aborted: unknown
    const world = createWorld({
      nodes: [skillNode('a', { timeLimitMs: 5 }), skillNode('instead')],
      edges: [edgeOf('a', 'instead', [], { kind: 'failure' })],
      skills: {
        a: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              aborted = signal.reason
              reject(signal.reason as Error)
            })
          }),
      },
    })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(aborted).toMatchObject({ code: 'FCC_VISIT_TIME_LIMIT' })
    expect(run.nodes.a).toMatchObject({
      status: 'failed',
      reasons: [{ id: 'FCC_VISIT_TIME_LIMIT', node: 'a' }],
    })
    expect(world.outcomes[0]?.visit?.id).toBe('run1/a/1')
  })

  it('of a node ends a visit that honours no signal; what it does later leaves no trace', async () => {
    let late: (() => Promise<unknown>) | undefined
    const world = createWorld({
      nodes: [skillNode('a', { timeLimitMs: 5 })],
      skills: {
        a: (_, { activity }) => {
          late = () => activity('call', {}, () => Promise.resolve('late'))
          return never({ artifacts: {}, feedback: {}, persona: personaOf('WR') }, {} as never)
        },
      },
    })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_VISIT_TIME_LIMIT' }],
    })
    await expect(late?.()).rejects.toMatchObject({ code: 'FCC_VISIT_TIME_LIMIT' })
    expect(world.journal.size).toBe(0)
  })

  it.each([
    ['a moment before it is over', 59_999, { state: 'completed' }],
    ['when it is over', 60_000, { state: 'failed', reasons: [{ id: 'FCC_RUN_TIME_LIMIT' }] }],
  ])('of a run ends it, waiting included: %s', async (_, afterMs, expected) => {
    const world = createWorld({
      nodes: [skillNode('a'), humanNode('ask', { produces: ['answer'] }), skillNode('b')],
      edges: [edgeOf('a', 'ask', ['a']), edgeOf('ask', 'b', ['answer'])],
      timeLimitMs: 60_000,
      run: { createdAt: '2026-11-21T10:00:00.000Z' },
    })
    const ports = world.ports()
    await world.walk(ports)
    world.answer('approved')
    const later = { ...ports, now: () => Date.UTC(2026, 10, 21, 10) + afterMs }
    expect(await world.walk(later)).toMatchObject(expected)
  })
})
