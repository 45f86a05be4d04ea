import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance } from './advance.ts'
import { edgeOf, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type SkillRun } from './testing/test-world.test-support.ts'
import { acyclicWorkflow } from './testing/workflow-arbitraries.test-support.ts'

const two = {
  nodes: [skillNode('draft'), skillNode('check')],
  edges: [edgeOf('draft', 'check', ['draft'])],
}

describe('advancing a run', () => {
  it('visits every node of any workflow once, none before those that hand it something', async () => {
    await fc.assert(
      fc.asyncProperty(acyclicWorkflow, async ({ nodes, edges }) => {
        const world = createWorld({ nodes, edges })
        const run = await world.walk()
        expect(run.state).toBe('completed')
        const visited = world.outcomes.map(({ visit }) => visit?.node ?? '')
        expect([...visited].sort()).toEqual(nodes.map(({ id }) => id).sort())
        for (const { from, to } of edges) {
          expect(visited.indexOf(from)).toBeLessThan(visited.indexOf(to))
        }
        expect(nodes.map(({ id }) => run.nodes[id]?.status)).toEqual(nodes.map(() => 'done'))
      }),
    )
  })

  it('makes one visit at a time, and commits each with the next sequence number', async () => {
    const world = createWorld(two)
    const first = await world.step()
    expect(first).toMatchObject({
      state: 'running',
      sequence: 1,
      nodes: { draft: { status: 'done' } },
    })
    const second = await world.step()
    expect(second).toMatchObject({ state: 'completed', sequence: 2 })
    expect(second.nodes).toMatchObject({ draft: { status: 'done' }, check: { status: 'done' } })
    expect(second.envelope.usage.visits).toBe(2)
    expect(world.outcomes.map(({ visit }) => visit?.id)).toEqual(['run1/draft/1', 'run1/check/1'])
    expect(world.outcomes.map(({ visit }) => visit?.route)).toEqual([
      { kind: 'forward', to: ['check'] },
      { kind: 'end', to: [] },
    ])
  })

  it.each(['queued', 'waiting', 'paused', 'quarantined', 'completed', 'failed'] as const)(
    'leaves a run that is %s as it is',
    async (state) => {
      const world = createWorld({ ...two, run: { state } })
      expect(await advance(world.run, world.plan, world.ports())).toBe(world.run)
      expect(world.outcomes).toEqual([])
    },
  )

  it('hands a node what its edges carry, and nothing else', async () => {
    const seen: Record<string, readonly string[]> = {}
    const look =
      (id: string): SkillRun =>
      ({ artifacts }) => {
        seen[id] = Object.keys(artifacts).sort()
        return { artifacts: { [id]: id } }
      }
    const world = createWorld({
      inputs: ['note', 'memo'],
      nodes: [skillNode('a'), skillNode('b'), skillNode('c')],
      edges: [edgeOf('a', 'b', ['a', 'memo']), edgeOf('b', 'c', ['b'])],
      skills: { a: look('a'), b: look('b'), c: look('c') },
    })
    await world.walk()
    expect(seen).toEqual({ a: ['memo', 'note'], b: ['a', 'memo'], c: ['b'] })
  })

  it('hands each node the version that its own maker made, though another reuses the name', async () => {
    const seen: string[] = []
    const world = createWorld({
      nodes: [skillNode('a'), skillNode('b'), skillNode('c')],
      edges: [edgeOf('a', 'b', ['text']), edgeOf('a', 'c', ['text'])],
      skills: {
        a: () => ({ artifacts: { text: 'of a' } }),
        b: () => ({ artifacts: { text: 'of b' } }),
        c: ({ artifacts }) => {
          seen.push(artifacts.text?.text ?? '')
          return { artifacts: { c: 'c' } }
        },
      },
      makes: { a: ['text'], b: ['text'] },
    })
    await world.walk()
    expect(seen).toEqual(['of a'])
  })

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])(
    'walks through nodes called %s as through any other, first or later',
    async (name) => {
      const seen: string[][] = []
      const look: SkillRun = ({ artifacts }) => {
        seen.push(Object.keys(artifacts).sort())
        return { artifacts: { made: 'made' } }
      }
      const chain = (...ids: readonly string[]) =>
        createWorld({
          nodes: ids.map((id) => skillNode(id)),
          edges: ids.slice(1).map((to, index) => edgeOf(ids[index] ?? '', to, ['made'])),
          skills: Object.fromEntries(ids.map((id) => [id, look])),
          makes: Object.fromEntries(ids.map((id) => [id, ['made']])),
        })
      for (const ids of [
        [name, 'last'],
        ['first', name],
      ]) {
        const world = chain(...ids)
        const run = await world.walk()
        expect(run.state).toBe('completed')
        expect(Object.keys(run.nodes).sort()).toEqual([...ids].sort())
        expect(world.outcomes.map(({ visit }) => visit?.id)).toEqual(
          ids.map((id) => `run1/${id}/1`),
        )
      }
      expect(seen).toEqual([['note'], ['made'], ['note'], ['made']])
    },
  )

  it('ends a run that has made as many visits as it may, before another one', async () => {
    const world = createWorld({ ...two, maxVisits: 1 })
    const run = await world.walk()
    expect(run.state).toBe('rejected')
    expect(run.reasons).toMatchObject([{ kind: 'bound', id: 'max_visits', node: 'check' }])
    expect(world.outcomes).toHaveLength(2)
  })

  it('fails a run whose plan lacks a persona, and one whose plan leads nowhere', async () => {
    const world = createWorld({ ...two, personas: [] })
    expect(await world.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ kind: 'error', id: 'FCC_PLAN_INCOMPLETE' }],
    })
    const circle = createWorld({
      nodes: two.nodes,
      edges: [edgeOf('draft', 'check'), edgeOf('check', 'draft')],
    })
    expect(await circle.walk()).toMatchObject({
      state: 'failed',
      reasons: [{ kind: 'error', id: 'FCC_PLAN_INCOMPLETE' }],
    })
  })

  it('writes down how a run ended, with the names of reasons and no sentence', async () => {
    const world = createWorld({ ...two, maxVisits: 1 })
    await world.walk()
    const [ended] = world.outcomes.at(-1)?.entries ?? []
    expect(ended).toMatchObject({ type: 'fcc.run.ended', subject: 'run1' })
    expect(ended?.data).toMatchObject({ state: 'rejected', sequence: 2 })
    expect(JSON.stringify(ended?.data)).not.toContain('its bound')
  })

  it('writes down a visit with addresses, labels and decisions, and without content', async () => {
    const world = createWorld({ ...two, texts: { note: 'the words of the note' } })
    await world.step()
    const [entry] = world.outcomes[0]?.entries ?? []
    expect(entry).toMatchObject({
      type: 'fcc.visit.recorded',
      data: { visit: 'run1/draft/1', persona: 'test/WR', actedBy: 'test/draft' },
    })
    expect(JSON.stringify(world.outcomes[0])).not.toContain('the words')
  })
})
