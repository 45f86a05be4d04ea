import type { WorkflowEdge, WorkflowNode } from '@fcc/contracts'
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

const json = (value: unknown) => ({
  text: JSON.stringify(value),
  mediaType: 'application/json' as const,
})

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

const visited = (world: ReturnType<typeof createWorld>) =>
  world.outcomes.flatMap(({ visit }) => (visit ? [visit.id] : []))

describe('an edge with a condition', () => {
  const amount = (value: unknown): SkillRun => {
    return () => ({ artifacts: { claim: json({ amount: value, kind: 'car' }) } })
  }
  const claims = (value: unknown, changes: Partial<WorldParts> = {}): WorldParts => ({
    nodes: [skillNode('triage'), skillNode('quick'), skillNode('thorough')],
    edges: [
      edgeOf('triage', 'quick', ['claim'], { when: 'artifacts.claim.amount < 1000.0' }),
      edgeOf('triage', 'thorough', ['claim'], { when: 'artifacts.claim.amount >= 1000.0' }),
    ],
    artifacts: {
      claim: {
        amount: { type: 'double', path: ['amount'] },
        kind: { type: 'string', path: ['kind'], values: ['car', 'house'] },
      },
    },
    skills: { triage: amount(value) },
    makes: { triage: ['claim'] },
    ...changes,
  })

  it('is taken where it is true, and of the other the reason is kept', async () => {
    const world = createWorld(claims(20))
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(visited(world)).toEqual(['run1/triage/1', 'run1/quick/1'])
    expect(world.outcomes[0]?.visit?.route).toEqual({
      kind: 'forward',
      to: ['quick'],
      notTaken: [
        {
          to: 'thorough',
          kind: 'handoff',
          say: 'triage→thorough is taken where artifacts.claim.amount >= 1000.0, which is not so.',
        },
      ],
    })
    expect(run.nodes.thorough).toMatchObject({
      status: 'skipped',
      reasons: [{ kind: 'condition', id: 'thorough' }],
    })
  })

  it.each([['text where a number is declared'], [null], [undefined]])(
    'that cannot be told fails the visit and takes no edge: %s',
    async (value) => {
      const world = createWorld(claims(value))
      const run = await world.walk()
      expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_CONDITION_FAILED' }] })
      expect(visited(world)).toEqual(['run1/triage/1'])
      expect(JSON.stringify(run)).not.toContain('text where')
    },
  )

  it('writes nothing of the content that it read into records', async () => {
    const world = createWorld(claims(12_345.678))
    await world.walk()
    expect(JSON.stringify(world.outcomes)).not.toContain('12345.678')
  })

  it('reads the gates that were passed, and the facts that the work before it set', async () => {
    const edges = (when: string): readonly WorkflowEdge[] => [edgeOf('a', 'b', ['a'], { when })]
    const walk = async (when: string) => {
      const world = createWorld({
        nodes: [skillNode('a', { gate: { id: 'test/good', on: 'a' } }), skillNode('b')],
        edges: edges(when),
        gates: [
          gateOf('good', [
            {
              id: 'says a',
              required: true,
              test: { kind: 'content', check: { kind: 'contains', phrase: 'a' } },
            },
          ]),
        ],
        facts: [
          {
            id: 'test/route',
            namespace: 'test',
            title: 'Route',
            facts: { fast: { type: 'bool', description: 'fast' } },
            lowestLayer: 'tenant',
          },
        ],
        skills: { a: () => ({ artifacts: { a: 'a' }, facts: { 'test.fast': true } }) },
      })
      await world.walk()
      return visited(world)
    }
    expect(await walk('"good" in gates.passed && test.fast')).toHaveLength(2)
    expect(await walk('!("test/good" in gates.passed)')).toHaveLength(1)
    expect(await walk('run.purpose == "research"')).toHaveLength(1)
  })
})

describe('branches that a node joins', () => {
  it('are walked side by side, and handed over in the order of the edges', async () => {
    const underway: string[] = []
    let most = 0
    const slow = (id: string, turns: number): SkillRun => {
      return async () => {
        underway.push(id)
        most = Math.max(most, underway.length)
        for (let turn = turns; turn > 0; turn -= 1) await Promise.resolve()
        underway.splice(underway.indexOf(id), 1)
        return { artifacts: { [id]: id } }
      }
    }
    const seen: string[][] = []
    const world = createWorld(
      fork('all', ['c', 'a', 'b'], {
        skills: {
          c: slow('c', 30),
          a: slow('a', 3),
          b: slow('b', 10),
          join: ({ artifacts }) => {
            seen.push(Object.keys(artifacts))
            return { artifacts: { join: 'join' } }
          },
        },
      }),
    )
    expect((await world.walk()).state).toBe('completed')
    expect(most).toBe(3)
    expect(seen).toEqual([['c', 'a', 'b']])
    expect(world.outcomes.map(({ run, visit }) => [run.sequence, visit?.node])).toEqual([
      [1, 'fork'],
      [2, 'c'],
      [3, 'a'],
      [4, 'b'],
      [5, 'join'],
    ])
  })

  it('without a word of joining are walked one after the other, as ever', async () => {
    const world = createWorld(fork(undefined, ['a', 'b']))
    await world.step()
    expect((await world.step()).sequence).toBe(2)
    expect(visited(world)).toEqual(['run1/fork/1', 'run1/a/1'])
  })

  it('are no more at once than the limit says', async () => {
    const world = createWorld(fork('all', ['a', 'b', 'c'], { maxVisitsSideBySide: 2 }))
    await world.step()
    expect((await world.step()).sequence).toBe(3)
    expect((await world.step()).sequence).toBe(4)
    expect((await world.walk()).state).toBe('completed')
  })

  it.each([
    ['any' as const, ['b']],
    [2, ['b', 'd']],
  ])(
    'by %s take the first that arrived, and the rest is cancelled with its reason',
    async (join, handed) => {
      const seen: string[][] = []
      const parts = fork(join, ['b', 'd'])
      const world = createWorld({
        ...parts,
        nodes: [...parts.nodes, skillNode('a1'), skillNode('a2'), skillNode('a3')],
        edges: [
          edgeOf('fork', 'a1'),
          edgeOf('a1', 'a2'),
          edgeOf('a2', 'a3'),
          edgeOf('a3', 'join', ['a3']),
          ...(parts.edges ?? []),
        ],
        skills: {
          join: ({ artifacts }) => {
            seen.push(Object.keys(artifacts))
            return { artifacts: { join: 'join' } }
          },
        },
      })
      const run = await world.walk()
      expect(run.state).toBe('completed')
      expect(seen).toEqual([handed])
      expect(run.nodes.a1?.status).toBe('done')
      expect(run.nodes.a2).toMatchObject({
        status: 'cancelled',
        reasons: [{ kind: 'join' }],
      })
      expect(run.nodes.a3?.status).toBe('cancelled')
      expect(visited(world)).not.toContain('run1/a2/1')
    },
  )

  it('see nothing of what another branch made, and the node after them all of it', async () => {
    const seen: Record<string, unknown> = {}
    const parts = fork('all', ['a', 'b'])
    const world = createWorld({
      ...parts,
      edges: [
        edgeOf('fork', 'a', ['fork']),
        edgeOf('fork', 'b', ['fork']),
        // What only the other branch makes is not there to carry.
        edgeOf('a', 'a2', ['a', 'b', 'text']),
        edgeOf('a2', 'join', ['a2']),
        edgeOf('b', 'join', ['b', 'text']),
      ],
      nodes: [...parts.nodes, skillNode('a2')],
      skills: {
        fork: () => ({ artifacts: { fork: 'fork', text: 'of the fork' } }),
        b: () => ({ artifacts: { b: 'b', text: 'of b' } }),
        a2: ({ artifacts }) => {
          seen.a2 = Object.fromEntries(
            Object.entries(artifacts).map(([name, { text }]) => [name, text]),
          )
          return { artifacts: { a2: 'a2' } }
        },
        join: ({ artifacts }) => {
          seen.join = Object.fromEntries(
            Object.entries(artifacts).map(([name, { text }]) => [name, text]),
          )
          return { artifacts: { join: 'join' } }
        },
      },
      makes: { fork: ['fork', 'text'], b: ['b', 'text'] },
    })
    await world.walk()
    expect(seen.a2).toEqual({ a: expect.any(String), text: 'of the fork' })
    expect(seen.join).toEqual({ a2: 'a2', b: 'b', text: 'of b' })
  })

  it('keep facts to themselves: what one branch set lets nothing through in another', async () => {
    const parts = fork('all', ['a', 'b'])
    const world = createWorld({
      ...parts,
      nodes: [...parts.nodes, skillNode('b2')],
      edges: [
        edgeOf('fork', 'a'),
        edgeOf('fork', 'b'),
        edgeOf('a', 'join', ['a']),
        edgeOf('b', 'b2', ['b'], { when: 'test.fast' }),
        edgeOf('b2', 'join', ['b2']),
      ],
      facts: [
        {
          id: 'test/route',
          namespace: 'test',
          title: 'Route',
          facts: { fast: { type: 'bool', description: 'fast' } },
          lowestLayer: 'tenant',
        },
      ],
      skills: { a: () => ({ artifacts: { a: 'a' }, facts: { 'test.fast': true } }) },
    })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_CONDITION_FAILED', node: 'b' }],
    })
  })

  it('may not come to hold duties together that are kept apart, though they are walked at once', async () => {
    const parts = fork('all', ['make', 'check'])
    const by = (id: string, duty: string) => skillNode(id, { persona: `test/${duty}` })
    const world = createWorld({
      ...parts,
      nodes: [
        skillNode('fork'),
        { ...by('make', 'MK'), actor: { kind: 'skill', skill: 'test/both' } },
        { ...by('check', 'CK'), actor: { kind: 'skill', skill: 'test/both' } },
        skillNode('join', { join: 'all' }),
      ],
      personas: [
        personaOf('WR'),
        personaOf('MK', { duties: ['make'] }),
        personaOf('CK', { duties: ['check'] }),
      ],
      separations: [{ id: 'test/apart', duties: ['make', 'check'], say: 'Not both.', cites: [] }],
      skills: {
        // One skill acts at both nodes.
        make: () => ({ artifacts: { made: 'm' } }),
      },
      makes: { make: ['made'] },
    })
    expect(await world.walk()).toMatchObject({
      state: 'halted',
      reasons: [{ kind: 'rule', id: 'test/apart' }],
    })
  })
})

describe('a person at one branch', () => {
  const parts: WorldParts = {
    nodes: [
      skillNode('fork'),
      humanNode('ask', { produces: ['answer'] }),
      skillNode('b1'),
      skillNode('b2'),
      humanNode('sign', { produces: ['signature'] }),
      skillNode('join', { join: 'all' }),
    ],
    edges: [
      edgeOf('fork', 'ask', ['fork']),
      edgeOf('fork', 'b1', ['fork']),
      edgeOf('b1', 'b2', ['b1']),
      edgeOf('b2', 'sign', ['b2']),
      edgeOf('ask', 'join', ['answer']),
      edgeOf('sign', 'join', ['signature']),
    ],
  }

  it('is waited for while the others go on; the run waits when nothing else is ready', async () => {
    const world = createWorld(parts)
    await world.step()
    const second = await world.step()
    expect(second.state).toBe('running')
    expect(second.nodes.ask?.waiting).toMatchObject({ for: 'human', node: 'ask' })
    const run = await world.walk()
    expect(run.state).toBe('waiting')
    expect(visited(world)).toEqual(['run1/fork/1', 'run1/b1/1', 'run1/b2/1'])
    expect(run.waiting).toMatchObject({ node: 'ask' })
    expect(run.nodes.sign?.waiting).toMatchObject({ node: 'sign' })
    const waits = world.outcomes.flatMap(({ entries }) =>
      entries.flatMap(({ type, data }) => (type === 'fcc.run.waiting' ? [data.activity] : [])),
    )
    expect(waits).toContain('run1/ask/1/answer#1')
    expect(waits).toContain('run1/sign/1/answer#1')
  })

  it('answers for that branch alone', async () => {
    const world = createWorld(parts)
    await world.walk()
    world.answer('approved')
    const run = await world.walk()
    expect(run).toMatchObject({ state: 'waiting', waiting: { node: 'sign' } })
    expect(run.nodes.ask?.status).toBe('done')
    world.answer('approved')
    expect((await world.walk()).state).toBe('completed')
    expect(visited(world).filter((id) => id.includes('ask'))).toEqual(['run1/ask/1'])
  })

  it('is asked no more once a join went on without the branch', async () => {
    const world = createWorld({
      ...parts,
      nodes: parts.nodes.map((node) => (node.id === 'join' ? { ...node, join: 'any' } : node)),
      edges: (parts.edges ?? [])
        .map((edge) => (edge.from === 'b2' ? { ...edge, to: 'join', carries: ['b2'] } : edge))
        .filter(({ from }) => from !== 'sign'),
    })
    const run = await world.walk()
    expect(run.nodes.ask).toMatchObject({ status: 'cancelled' })
    expect(run.nodes.ask?.waiting).toBeUndefined()
  })
})

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

  it('takes the failure edge, is recorded, and the run goes on', async () => {
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

  it('of a gate that feedback could not mend goes along it too', async () => {
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

  it('of a run ends it, waiting included', async () => {
    const world = createWorld({
      nodes: [skillNode('a'), humanNode('ask', { produces: ['answer'] }), skillNode('b')],
      edges: [edgeOf('a', 'ask', ['a']), edgeOf('ask', 'b', ['answer'])],
      timeLimitMs: 60_000,
      run: { createdAt: '2026-11-21T10:00:00.000Z' },
    })
    const ports = world.ports()
    await world.walk(ports)
    world.answer('approved')
    const later = { ...ports, now: () => Date.UTC(2026, 10, 21, 10, 1, 1) }
    expect(await world.walk(later)).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_RUN_TIME_LIMIT' }],
    })
  })
})
