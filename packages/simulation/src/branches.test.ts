import type { WorkflowNode } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { edgeOf, personaOf, skillNode } from './testing/sample-plan.test-support.ts'
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

const visited = (world: ReturnType<typeof createWorld>) =>
  world.outcomes.flatMap(({ visit }) => (visit ? [visit.id] : []))

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
      // It was done in the round in which the others were: what is left over does not depend on who is first.
      expect(run.nodes.a1).toMatchObject({ status: 'cancelled', reasons: [{ kind: 'join' }] })
      expect(run.nodes.a2).toMatchObject({
        status: 'skipped',
        reasons: [{ kind: 'condition', say: 'a2 needs somebody before it: a1 is cancelled.' }],
      })
      expect(run.nodes.a3?.status).toBe('skipped')
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
