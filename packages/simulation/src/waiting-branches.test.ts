import { describe, expect, it } from 'vitest'
import { edgeOf, humanNode, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const visited = (world: ReturnType<typeof createWorld>) =>
  world.outcomes.flatMap(({ visit }) => (visit ? [visit.id] : []))

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

  it('is waited for while the others continue; the run waits when nothing else is ready', async () => {
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

  it('is asked no more once a join continued without the branch', async () => {
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
