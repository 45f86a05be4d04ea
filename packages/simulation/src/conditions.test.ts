import type { WorkflowEdge } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { edgeOf, gateOf, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type SkillRun, type WorldParts } from './testing/test-world.test-support.ts'

const json = (value: unknown) => ({
  text: JSON.stringify(value),
  mediaType: 'application/json' as const,
})

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
