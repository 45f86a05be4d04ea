import { type ModelAnswer, ProviderFailure, type Skill, textAnswer } from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { modelNode, ruleOf } from './testing/sample-plan.test-support.ts'
import { createWorld, type World, type WorldParts } from './testing/test-world.test-support.ts'

const said = { model: 'm', usage: { inputTokens: 1, outputTokens: 1 } }

/** Services whose answers come when the test says, in the order that it says. */
function heldServices() {
  const open: { readonly query: string; answer(failure?: Error): void }[] = []
  const asked: string[] = []
  let most = 0
  return {
    asked,
    open,
    most: () => most,
    fetch: (async (_url, { body, headers }) => {
      const query = String(body)
      asked.push((headers as Readonly<Record<string, string>>)['idempotency-key'] ?? '')
      return new Promise<Response>((resolve, reject) => {
        open.push({
          query,
          answer: (failure) => (failure ? reject(failure) : resolve(new Response(`hit ${query}`))),
        })
        most = Math.max(most, open.length)
      })
    }) satisfies WorldParts['fetch'],
  }
}
type Held = ReturnType<typeof heldServices>

const search: Skill = {
  id: 'test/search',
  title: 'Searches',
  input: ['query'],
  output: ['hits'],
  async run({ artifacts }, { fetch }) {
    const body = artifacts.query?.text ?? ''
    const { text } = await fetch('https://search.example.org/', { method: 'POST', body })
    return { artifacts: { hits: text } }
  },
}

/** A skill that has a conversation of its own: it counts on what the whole visit may use. */
const think: Skill = {
  id: 'test/think',
  title: 'Thinks',
  input: ['query'],
  output: ['hits'],
  async run({ artifacts }, { converse, fetch }) {
    const body = artifacts.query?.text ?? ''
    await fetch('https://search.example.org/', { method: 'POST', body })
    const parts = [{ kind: 'text' as const, text: `think of ${body}` }]
    const { text } = await converse({ messages: [{ role: 'user', parts }] })
    return { artifacts: { hits: text } }
  },
}

const queries = ['one', 'two', 'three', 'four']
function asksFor(tool: string, asked = queries): WorldParts {
  const first: ModelAnswer = {
    parts: asked.map((query, at) => ({
      kind: 'tool_call',
      id: `c${at}`,
      tool,
      arguments: { query },
    })),
    stop: 'tool_calls',
    ...said,
  }
  return {
    nodes: [
      modelNode('draft', {
        produces: ['draft'],
        actor: { kind: 'model', action: 'document', tools: [tool] },
      }),
    ],
    permits: [{ id: 'test/may', at: ['egress'], when: 'true', cites: [] }],
    rules: [ruleOf({ id: 'test/look', at: ['tool_call', 'tool_result'], when: 'false' })],
    tools: [search, think],
    models: [
      {
        ...echoProvider,
        deterministic: false,
        generate: ({ messages, tools }) => {
          if (tools.length > 0 && messages.at(-1)?.role !== 'tool') return first
          return textAnswer(JSON.stringify(messages.at(-1)?.parts), said)
        },
      },
    ],
  }
}

/** Answers what is open, whichever the test draws, until the walk has ended. */
async function walkWith(
  world: World,
  held: Held,
  draw: (open: number) => number,
  fail: (query: string) => Error | undefined = () => undefined,
) {
  let isOver = false
  const walk = world.walk().finally(() => {
    isOver = true
  })
  while (!isOver) {
    // Whatever can begin has begun: nothing here waits for anything but the held answers.
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
    if (held.open.length === 0) continue
    const [next] = held.open.splice(draw(held.open.length), 1)
    next?.answer(fail(next.query))
  }
  return walk
}

/** All that is kept of a run. */
const recordOf = (world: World) =>
  JSON.stringify([
    [...world.outcomes].map(({ visit, entries }) => [visit, entries]),
    world.run.artifacts,
    [...world.journal].map(([id, { result }]) => [id, result]).sort(),
  ]).replaceAll(/"(?:at|startedAt|endedAt|updatedAt|time)":(?:"[^"]*"|\d+)/g, '')

describe('several tool calls of one answer', () => {
  it.each(['test/search', 'test/think'])(
    'of %s leave the same record whatever order they end in',
    async (tool) => {
      const records = new Set<string>()
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat()), async (draws) => {
          const held = heldServices()
          const world = createWorld({ ...asksFor(tool), fetch: held.fetch })
          const run = await walkWith(world, held, (open) => (draws.next().value ?? 0) % open)
          expect(run.state).toBe('completed')
          expect(held.most()).toBe(queries.length)
          records.add(recordOf(world))
        }),
        { numRuns: 12 },
      )
      expect(records.size).toBe(1)
    },
  )

  it('are made in rounds of as many as the bound allows, and have keys of their own', async () => {
    const held = heldServices()
    const world = createWorld({
      ...asksFor('test/search'),
      fetch: held.fetch,
      act: { toolCallsSideBySide: 3 },
    })
    await walkWith(world, held, (open) => open - 1)
    expect(held.most()).toBe(3)
    expect(held.asked).toEqual([1, 2, 3, 4].map((at) => `run1/draft/1/call.${at}.fetch#1`))
  })

  it('are none at all where they are more than the visit has left', async () => {
    const held = heldServices()
    const world = createWorld({
      ...asksFor('test/search'),
      fetch: held.fetch,
      act: { toolCalls: 3 },
    })
    const run = await walkWith(world, held, () => 0)
    expect(run).toMatchObject({ state: 'rejected', reasons: [{ id: 'max_tool_calls' }] })
    expect(held.asked).toEqual([])
  })

  it('keep to the bound on requests to models, counted in the order of the calls', async () => {
    const records = new Set<string>()
    for (const last of [false, true]) {
      const held = heldServices()
      const world = createWorld({ ...asksFor('test/think'), fetch: held.fetch, act: { turns: 3 } })
      const run = await walkWith(world, held, (open) => (last ? open - 1 : 0))
      expect(run).toMatchObject({ state: 'rejected', reasons: [{ id: 'max_turns' }] })
      records.add(recordOf(world))
    }
    expect(records.size).toBe(1)
  })

  it('are not lost where one of them fails: it alone is asked again', async () => {
    const held = heldServices()
    const world = createWorld({ ...asksFor('test/search'), fetch: held.fetch })
    const out = new ProviderFailure('overloaded', { by: 'a service' })
    const run = await walkWith(
      world,
      held,
      () => 0,
      (query) => (query === 'two' ? out : undefined),
    )
    expect(run).toMatchObject({ state: 'waiting', waiting: { for: 'service' } })
    expect(held.asked).toHaveLength(4)
    await world.step()
    expect((await walkWith(world, held, () => 0)).state).toBe('completed')
    expect(held.asked.slice(4)).toEqual(['run1/draft/1/call.2.fetch#1'])
    const told = world.text(world.run.artifacts['draft/draft'])
    expect(told).toContain('hit four')
  })

  it('end by the gravest of what stops them: nobody is asked about what is halted anyway', async () => {
    const held = heldServices()
    const world = createWorld({
      ...asksFor('test/search', ['one', 'a SECRET', 'three']),
      rules: [
        ruleOf({
          id: 'test/stop',
          tier: 'hard_stop',
          at: ['tool_call'],
          when: 'findings.size() > 0',
        }),
      ],
      fetch: held.fetch,
    })
    const out = new ProviderFailure('overloaded', { by: 'a service' })
    const run = await walkWith(
      world,
      held,
      () => 0,
      () => out,
    )
    expect(run).toMatchObject({ state: 'halted', reasons: [{ id: 'test/stop' }] })
    expect(held.asked.sort()).toEqual([
      'run1/draft/1/call.1.fetch#1',
      'run1/draft/1/call.3.fetch#1',
    ])
  })

  it('hand the labels of all of them on, whichever ends last', async () => {
    const held = heldServices()
    const world = createWorld({
      ...asksFor('test/search', ['SECRET', 'two']),
      rules: [ruleOf({ id: 'test/look', at: ['tool_result'], when: 'false' })],
      fetch: held.fetch,
    })
    const run = await walkWith(world, held, () => 0)
    expect(run.artifacts['draft/draft']?.labels.categories).toEqual(['secret'])
  })

  it('are made one after the other where the bound is 1, and in plans from before there was one', async () => {
    for (const act of [{ toolCallsSideBySide: 1 }, { toolCallsSideBySide: undefined }]) {
      const held = heldServices()
      const world = createWorld({ ...asksFor('test/search'), fetch: held.fetch, act })
      await walkWith(world, held, () => 0)
      expect(held.most()).toBe(1)
      expect(held.asked).toEqual([1, 2, 3, 4].map((at) => `run1/draft/1/fetch#${at}`))
    }
  })
})
