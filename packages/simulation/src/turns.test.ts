import {
  FAILURE_KINDS,
  type ModelAnswer,
  type ModelRequest,
  PASSING_FAILURES,
  type Provider,
  ProviderFailure,
  textAnswer,
} from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { modelNode, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const usage = { inputTokens: 3, outputTokens: 2, cachedTokens: 1 }
const said = { model: 'm-1', usage }
const calls = (...queries: readonly unknown[]): ModelAnswer => ({
  parts: queries.map((query, at) => ({
    kind: 'tool_call',
    id: `call-${at}`,
    tool: 'test/search',
    arguments: { query } as never,
  })),
  stop: 'tool_calls',
  ...said,
})
const search = {
  id: 'test/search',
  title: 'Searches',
  input: ['query'],
  output: ['hits'],
  run: ({
    artifacts,
  }: {
    readonly artifacts: Readonly<Record<string, { readonly text: string }>>
  }) => ({
    artifacts: { hits: `hits for ${artifacts.query?.text}` },
  }),
}
const tooled = modelNode('draft', {
  produces: ['draft'],
  actor: { kind: 'model', action: 'document', tools: ['test/search'] },
})

/** A model that answers what the test says, turn by turn, and tells what it was asked. */
function inTurns(answers: readonly ModelAnswer[], changes: Partial<Provider> = {}) {
  const asked: ModelRequest[] = []
  const model: Provider = {
    ...echoProvider,
    deterministic: false,
    models: ['m-1'],
    generate: (request) => {
      asked.push(request)
      return answers[asked.length - 1] ?? textAnswer('no more', said)
    },
    ...changes,
  }
  return { asked, models: [model] }
}
const draftOf = (world: ReturnType<typeof createWorld>) =>
  world.text(world.run.artifacts['draft/draft'])

describe('a loop of turns', () => {
  it('gives a model what its tools gave, and journals each turn once', async () => {
    const { asked, models } = inTurns([calls('beds', 'paths'), textAnswer('done', said)])
    const world = createWorld({ nodes: [tooled], models, tools: [search] })
    const run = await world.walk()
    expect(run.state).toBe('completed')
    expect(draftOf(world)).toBe('done')
    expect(asked[0]?.tools).toMatchObject([{ name: 'test/search', description: 'Searches' }])
    expect(asked[1]?.messages.slice(2)).toEqual([
      { role: 'assistant', parts: calls('beds', 'paths').parts },
      ...['beds', 'paths'].map((query, at) => ({
        role: 'tool',
        parts: [
          { kind: 'tool_result', id: `call-${at}`, tool: 'test/search', text: `hits for ${query}` },
        ],
      })),
    ])
    expect([...world.journal.keys()]).toEqual([
      'run1/draft/1/generate#1',
      'run1/draft/1/generate#2',
    ])
    expect(run.envelope.usage).toMatchObject({ inputTokens: 6, outputTokens: 4 })
  })

  it('tells a model what it asked wrongly, and runs no tool for it', async () => {
    let ran = 0
    const counting = {
      ...search,
      run: (input: Parameters<typeof search.run>[0]) => {
        ran += 1
        return search.run(input)
      },
    }
    const wrong: ModelAnswer = {
      ...calls('beds'),
      parts: [
        { kind: 'tool_call', id: 'a', tool: 'test/delete', arguments: {} },
        { kind: 'tool_call', id: 'b', tool: 'test/search', arguments: ['beds'] },
        { kind: 'tool_call', id: 'c', tool: 'test/search', arguments: { query: 7 } },
        { kind: 'tool_call', id: 'd', tool: 'test/search', arguments: { query: 'x', more: 'y' } },
      ],
    }
    const { asked, models } = inTurns([wrong, textAnswer('done', said)])
    const world = createWorld({ nodes: [tooled], models, tools: [counting] })
    expect((await world.walk()).state).toBe('completed')
    expect(ran).toBe(0)
    const results = asked[1]?.messages
      .filter(({ role }) => role === 'tool')
      .flatMap(({ parts }) => parts)
    expect(results).toHaveLength(4)
    for (const result of results ?? []) expect(result).toMatchObject({ failed: true })
  })

  it.each<[string, Partial<WorldParts['act']>, string]>([
    ['requests', { turns: 3 }, 'max_turns'],
    ['tools', { toolCalls: 2 }, 'max_tool_calls'],
  ])('is bounded in its %s', async (_what, act, id) => {
    const { asked, models } = inTurns(Array.from({ length: 50 }, () => calls('beds')))
    const world = createWorld({ nodes: [tooled], models, tools: [search], act: act ?? {} })
    const run = await world.walk()
    expect(run).toMatchObject({ state: 'rejected', reasons: [{ kind: 'bound', id }] })
    expect(asked).toHaveLength(3)
  })

  it('is bounded in how deep tools use tools', async () => {
    const deep = {
      ...search,
      run: async (
        _input: unknown,
        { tool }: { tool: (id: string, given: object) => Promise<unknown> },
      ) => {
        await tool('test/search', { query: 'deeper' })
        return { artifacts: { hits: 'x' } }
      },
    }
    const { models } = inTurns([calls('beds')])
    const world = createWorld({
      nodes: [tooled],
      models,
      tools: [deep as never],
      act: { toolDepth: 2 },
    })
    expect(await world.walk()).toMatchObject({
      state: 'rejected',
      reasons: [{ kind: 'bound', id: 'max_tool_depth' }],
    })
  })

  it('is had by a skill as by a node, with tools', async () => {
    const { asked, models } = inTurns([calls('beds'), textAnswer('four beds', said)])
    const world = createWorld({
      nodes: [skillNode('draft')],
      models,
      tools: [search],
      skills: {
        draft: async (_input, { converse }) => {
          const messages = [
            { role: 'user' as const, parts: [{ kind: 'text' as const, text: 'How many?' }] },
          ]
          const { text, usage: used } = await converse({ messages, tools: ['test/search'] })
          return { artifacts: { draft: `${text} ${used.inputTokens}` } }
        },
      },
    })
    const run = await world.walk()
    expect(draftOf(world)).toBe('four beds 6')
    expect(asked).toHaveLength(2)
    expect(run.envelope.usage).toMatchObject({ inputTokens: 6, outputTokens: 4 })
  })
})

describe('a provider that fails', () => {
  const failing = (fail: () => unknown) =>
    createWorld({
      nodes: [modelNode('draft', { produces: ['draft'] })],
      models: inTurns([], { generate: fail as never }).models,
      act: { callMs: 20, retryMs: 1000, longestRetryMs: 3000 },
    })

  it.each(FAILURE_KINDS)('with %s leaves the run waiting for it by type', async (kind) => {
    const run = await failing(() => {
      throw new ProviderFailure(kind, { by: 'anything at all' })
    }).walk()
    const isPassing = PASSING_FAILURES.has(kind)
    expect(run).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', node: 'draft', failure: kind, by: 'test/model', attempts: 1 },
    })
    expect(run.waiting?.due !== undefined).toBe(isPassing)
    expect(run.waiting?.ask).toMatch(/^FCC_PROVIDER_/)
    expect(JSON.stringify(run)).not.toContain('anything at all')
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    [
      'usage that is text',
      textAnswer('x', { model: 'm', usage: { ...usage, inputTokens: '7' as never } }),
    ],
    [
      'negative usage',
      textAnswer('x', { model: 'm', usage: { inputTokens: -5, outputTokens: 1 } }),
    ],
    [
      'usage that is no number',
      textAnswer('x', { model: 'm', usage: { ...usage, outputTokens: Number.NaN } }),
    ],
    ['no usage', { ...textAnswer('x', said), usage: undefined }],
  ])('with %s as its answer is waited for: nothing of it is taken over', async (_what, answer) => {
    const world = failing(() => answer)
    const run = await world.walk()
    expect(run).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', failure: 'invalid_answer' },
      envelope: { usage: { inputTokens: 0, outputTokens: 0 } },
    })
    expect(world.journal.get('run1/draft/1/generate#1')?.result).toBeUndefined()
  })

  it.each<[ModelAnswer['stop'], string]>([
    ['length', 'cut_off'],
    ['refused', 'refused'],
  ])('by stopping for %s gives no artifact', async (stop, failure) => {
    const run = await failing(() => ({ ...textAnswer('half a', said), stop })).walk()
    expect(run).toMatchObject({ state: 'waiting', waiting: { failure } })
    expect(run.artifacts['draft/draft']).toBeUndefined()
  })

  it('by never settling is left at the limit on calls, and may be asked again', async () => {
    const run = await failing(() => new Promise(() => undefined)).walk()
    expect(run).toMatchObject({ state: 'waiting', waiting: { failure: 'timed_out' } })
    expect(run.waiting?.due).toBeDefined()
  })

  it('is left alone for as long as it says, else for longer each time in a row, up to a bound', async () => {
    let retryAfterMs: number | undefined
    const world = failing(() => {
      throw new ProviderFailure('rate_limited', { by: 'x', retryAfterMs })
    })
    const waits: number[] = []
    for (let attempt = 1; attempt <= 4; attempt++) {
      retryAfterMs = attempt === 4 ? 7000 : undefined
      const run = await world.walk()
      expect(run.waiting?.attempts).toBe(attempt)
      waits.push(Date.parse(run.waiting?.due ?? '') - Date.parse(run.updatedAt))
      await world.step()
    }
    const [first = 0, second = 0, third = 0, asked = 0] = waits
    // Each is spread over the later half of its time; the clock of a test advances with each look at it.
    const late = 100
    expect(first).toSatisfy((wait: number) => wait >= 500 - late && wait <= 1000)
    expect(second).toSatisfy((wait: number) => wait >= 1000 - late && wait <= 2000)
    expect(third).toSatisfy((wait: number) => wait >= 1500 - late && wait <= 3000)
    expect(asked).toSatisfy((wait: number) => wait >= 7000 - late && wait <= 7250)
  })

  it('counts anew once it has answered', async () => {
    let failures = 2
    const world = failing(() => {
      if (failures-- > 0) throw new ProviderFailure('overloaded', { by: 'x' })
      return textAnswer('fine', said)
    })
    for (let run = await world.walk(); run.state === 'waiting'; run = await world.walk())
      await world.step()
    expect(world.run.state).toBe('completed')
    expect(world.run.nodes.draft?.attempts).toBeUndefined()
  })
})

describe('a step that needs something of its provider', () => {
  it('is played by one that has it, though the tenant chose another for all', async () => {
    const needing = modelNode('draft', {
      produces: ['draft'],
      actor: { kind: 'model', action: 'document', needs: ['structure'] },
    })
    const world = createWorld({
      nodes: [needing],
      providers: { 'test/forms': {} },
      abilities: { 'test/forms': ['structure'] },
      models: ['test/model', 'test/forms'].map((id) => ({
        ...echoProvider,
        id,
        generate: () => textAnswer(id, said),
      })),
    })
    await world.walk()
    expect(draftOf(world)).toBe('test/forms')
  })
})
