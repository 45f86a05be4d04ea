import {
  type ModelCall,
  type ModelRequest,
  type Provider,
  type Template,
  textAnswer,
} from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { echoProvider, systemText, userText } from './testing/echo-provider.test-support.ts'
import { edgeOf, feedbackEdge, modelNode, skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type SkillRun, type WorldParts } from './testing/test-world.test-support.ts'

const one = (run: SkillRun, parts: Partial<WorldParts> = {}) =>
  createWorld({ nodes: [skillNode('draft')], skills: { draft: run }, ...parts })

describe('a skill', () => {
  it('says its sentence with numbers filled in and nothing else', async () => {
    const world = one(() => ({
      artifacts: { draft: 'x' },
      measures: { count: 2 / 3, name: 'John' as unknown as number },
    }))
    await world.walk()
    expect(world.outcomes[0]?.visit?.says).toBe('0.667 things')
    for (const [count, says] of [
      [0, '0 things'],
      [1, '1 thing'],
      [2, '2 things'],
      [999_999, '999999 things'],
      // A longer number has room for an identifier.
      [1_000_000, 'more than 999999 things'],
      [-1_000_000, 'more than 999999 things'],
    ] as const) {
      const counting = one(() => ({ artifacts: { draft: 'x' }, measures: { count } }))
      await counting.walk()
      expect(counting.outcomes[0]?.visit?.says).toBe(says)
    }
    const silent = one(() => ({ artifacts: { draft: 'x' } }))
    await silent.walk()
    expect(silent.outcomes[0]?.visit?.says).toBe('? things')
    const chatty = one(() => ({
      artifacts: { draft: 'x' },
      measures: { count: 'John' as unknown as number },
    }))
    await chatty.walk()
    expect(chatty.outcomes[0]?.visit?.says).toBe('? things')
  })

  it('that throws fails the run with its kind, never with words that may be content', async () => {
    const run = await one(() => {
      throw new RangeError('John Smith is not a number')
    }).walk()
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_SKILL_FAILED' }] })
    expect(run.reasons[0]?.say).toBe('The skill test/draft failed with RangeError.')
    expect(JSON.stringify(run)).not.toContain('John')
  })

  it('that throws an error of ours fails the run with that code', async () => {
    const run = await one(() => {
      throw new FccError({ code: 'FCC_HEALTHCARE_NOTE_EMPTY', why: 'No words.', fix: 'Give some.' })
    }).walk()
    expect(run.reasons).toMatchObject([
      { id: 'FCC_HEALTHCARE_NOTE_EMPTY', say: 'No words.', fix: 'Give some.' },
    ])
  })

  it('that quotes content in how to fix it has that withheld', async () => {
    const run = await one(() => {
      throw new FccError({ code: 'FCC_X_Y', why: 'No words.', fix: 'Take out SECRET.' })
    }).walk()
    expect(run.reasons[0]?.fix).toBe('(withheld: it holds secret/word)')
    expect(JSON.stringify(run)).not.toContain('SECRET')
  })

  it.each<[string, unknown]>([
    ['makes nothing of what it says', {}],
    ['makes something that is no text', { draft: 7 }],
    ['makes content without text', { draft: { mediaType: 'text/plain' } }],
    ['makes nothing at all of it', { draft: null }],
  ])('that %s fails the run by name', async (_what, artifacts) => {
    const run = await one(() => ({ artifacts }) as never).walk()
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_SKILL_OUTPUT_MISSING' }] })
  })

  it('gets a string as Markdown, and content with the media type it says', async () => {
    const world = one(
      () => ({ artifacts: { draft: 'x', table: { text: 'a,b', mediaType: 'text/csv' } } }),
      { makes: { draft: ['draft', 'table'] } },
    )
    const run = await world.walk()
    expect(run.artifacts['draft/draft']?.mediaType).toBe('text/markdown')
    expect(run.artifacts['draft/table']?.mediaType).toBe('text/csv')
  })

  it('lets an abort through: that is no outcome of the run', async () => {
    const abort = new AbortController()
    const world = one((_input, { signal }) => {
      abort.abort()
      signal.throwIfAborted()
      return { artifacts: { draft: 'x' } }
    })
    await expect(world.step(world.ports({ abort }))).rejects.toThrow(/abort/)
    expect(world.outcomes).toEqual([])
    expect(world.run.state).toBe('running')
  })

  it('leaves the run where it stood when the store takes no intent, and has asked nobody', async () => {
    let asked = 0
    const world = one(async (_input, { activity }) => ({
      artifacts: {
        draft: await activity('get', null, async () => {
          asked += 1
          return 'x'
        }),
      },
    }))
    const ports = world.ports()
    const full = new FccError({
      code: 'FCC_STORE_FULL',
      why: 'The disk is full.',
      fix: 'Make room.',
    })
    const refusing = { ...ports, journal: { ...ports.journal, intend: () => Promise.reject(full) } }
    await expect(world.step(refusing)).rejects.toBe(full)
    expect(asked).toBe(0)
    expect(world.outcomes).toEqual([])
    expect((await world.walk()).state).toBe('completed')
  })
})

describe('an activity of a skill', () => {
  it('writes its intent before it is performed, and its result after', async () => {
    const order: string[] = []
    const world = one(async (_input, { activity }) => {
      const before = world.calls.length
      const draft = await activity('get', { page: 1 }, async (key, signal) => {
        order.push(...world.calls.slice(before), `perform ${key} ${signal.aborted}`)
        return 'x'
      })
      order.push(world.calls.at(-1) ?? '')
      return { artifacts: { draft } }
    })
    await world.walk()
    expect(order).toEqual(['intend', 'perform run1/draft/1/get#1 false', 'settle'])
  })

  it('has a key of its own each time, also for the same name', async () => {
    const keys: string[] = []
    const world = one(async (_input, { activity }) => {
      for (const name of ['get', 'get', 'put', 'get']) {
        await activity(name, null, async (key) => keys.push(key))
      }
      return { artifacts: { draft: 'x' } }
    })
    await world.walk()
    expect(keys).toEqual([
      'run1/draft/1/get#1',
      'run1/draft/1/get#2',
      'run1/draft/1/put#1',
      'run1/draft/1/get#3',
    ])
  })

  it('gives the same the first time as the journal gives later', async () => {
    const seen: unknown[] = []
    const world = one(async (_input, { activity }) => {
      seen.push(
        await activity('get', null, async () => ({ at: new Date(0), nothing: undefined })),
        await activity('nothing', null, async () => undefined),
      )
      return { artifacts: { draft: 'x' } }
    })
    const crashing = world.ports({ crash: { call: 7, when: 'before' } })
    await expect(world.step(crashing)).rejects.toThrow()
    await world.walk()
    expect(seen).toEqual([
      { at: '1970-01-01T00:00:00.000Z' },
      null,
      { at: '1970-01-01T00:00:00.000Z' },
      null,
    ])
  })
})

describe('a model', () => {
  const asks: WorldParts = { nodes: [modelNode('draft', { produces: ['draft'] })] }
  const answering = (
    generate: (request: ModelRequest, signal: AbortSignal, key: string) => string,
    changes: Partial<Provider> = {},
  ): readonly Provider[] => [
    {
      ...echoProvider,
      deterministic: false,
      models: ['m-1'],
      generate: (request: ModelRequest, { signal, idempotencyKey }: ModelCall) =>
        textAnswer(generate(request, signal, idempotencyKey), {
          model: 'm-1',
          usage: { inputTokens: 5, outputTokens: 7 },
        }),
      ...changes,
    },
  ]

  it('is asked for one artifact, under a key, and counted', async () => {
    const asked: [ModelRequest, string][] = []
    const world = createWorld({
      ...asks,
      models: answering((request, _signal, key) => {
        asked.push([request, key])
        return 'answer'
      }),
    })
    const run = await world.walk()
    expect(world.text(run.artifacts['draft/draft'])).toBe('answer')
    expect(asked[0]?.[0]).toMatchObject({
      wanted: { name: 'draft', mediaType: 'text/markdown' },
      tools: [],
      seed: 'plan-digest',
    })
    expect(Object.keys(asked[0]?.[0] ?? {}).sort()).toEqual([
      ...['limits', 'messages', 'seed', 'tools', 'wanted'],
    ])
    expect(asked[0]?.[1]).toBe('run1/draft/1/generate#1')
    expect(run.envelope.usage).toEqual({ visits: 1, inputTokens: 5, outputTokens: 7 })
    expect(world.outcomes[0]?.visit?.actedBy).toBe('test/model (m-1)')
  })

  it('is told what persona, action and form it works in, and what came back', async () => {
    const asked: ModelRequest[] = []
    const template: Template = {
      id: 'test/form',
      title: 'Form',
      text: 'Dear {{note}}',
      mediaType: 'text/plain',
    } as Template
    const world = createWorld({
      nodes: [
        modelNode('draft', {
          produces: ['draft'],
          actor: { kind: 'model', action: 'document', template: 'test/form' },
        }),
        skillNode('check', { gate: { id: 'test/g', on: 'draft' } }),
      ],
      edges: [edgeOf('draft', 'check', ['draft']), feedbackEdge('check', 'draft', ['check'], 1)],
      gates: [
        {
          id: 'test/g',
          title: 'g',
          threshold: 1,
          checks: [
            {
              id: 'never',
              required: true,
              test: { kind: 'content', check: { kind: 'contains', phrase: 'perfect' } },
            },
          ],
        },
      ],
      templates: { 'test/form': template },
      models: answering((request) => {
        asked.push(request)
        return 'try'
      }),
    })
    await world.walk()
    expect(asked).toHaveLength(2)
    expect(asked.map(systemText)[0]).toContain('Persona WR')
    expect(asked.map(userText)[0]).toContain('Follow this form')
    expect(asked.map(userText)[1]).toContain(
      'begins: feedback "check", text/markdown ===\ncheck made of draft\n',
    )
  })

  it('that fails leaves the run waiting for the provider, with nothing settled', async () => {
    let down = true
    const keys: string[] = []
    const world = createWorld({
      ...asks,
      models: answering((_request, _signal, key) => {
        keys.push(key)
        if (down) throw new TypeError('fetch failed', { cause: 'John Smith' })
        return 'answer'
      }),
    })
    const waiting = await world.walk()
    expect(waiting).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', node: 'draft', roles: [] },
    })
    expect(waiting.waiting?.ask).toContain('FCC_PROVIDER_UNREACHABLE')
    expect(JSON.stringify(waiting)).not.toContain('John')
    down = false
    await world.step()
    expect((await world.walk()).state).toBe('completed')
    expect(new Set(keys).size).toBe(1)
    expect(world.run.nodes.draft?.visits).toBe(1)
  })

  it('is asked nothing before its intent is written, and nothing where the store takes none', async () => {
    const order: string[] = []
    const world = createWorld({
      ...asks,
      models: answering(() => {
        order.push('asked')
        return 'x'
      }),
    })
    const ports = world.ports()
    const intend: typeof ports.journal.intend = async (activity, request) => {
      await new Promise(setImmediate)
      await ports.journal.intend(activity, request)
      order.push('intended')
    }
    const full = new FccError({
      code: 'FCC_STORE_FULL',
      why: 'The disk is full.',
      fix: 'Make room.',
    })
    const refusing = { ...ports, journal: { ...ports.journal, intend: () => Promise.reject(full) } }
    await expect(world.step(refusing)).rejects.toBe(full)
    expect(order).toEqual([])
    await world.step({ ...ports, journal: { ...ports.journal, intend } })
    expect(order).toEqual(['intended', 'asked'])
  })

  it('is asked under the journal whatever it says of itself, when content leaves the process', async () => {
    const parts: WorldParts = {
      ...asks,
      providers: { 'test/model': { location: 'remote' } },
      permits: [
        { id: 'test/may', at: ['egress'], when: 'provider.location == "remote"', cites: [] },
      ],
      models: answering(() => 'x', { deterministic: true }),
    }
    const world = createWorld(parts)
    await world.walk()
    expect([...world.journal.keys()]).toEqual(['run1/draft/1/generate#1'])
    const local = createWorld({ ...asks, models: answering(() => 'x', { deterministic: true }) })
    await local.walk()
    expect([...local.journal.keys()]).toEqual([])
  })

  it('gets the signal, and an abort through it is no outcome of the run', async () => {
    const abort = new AbortController()
    const world = createWorld({
      ...asks,
      models: answering((_request, signal) => {
        abort.abort()
        signal.throwIfAborted()
        return 'x'
      }),
    })
    await expect(world.step(world.ports({ abort }))).rejects.toThrow(/abort/)
    expect(world.run.state).toBe('running')
    expect(world.journal.get('run1/draft/1/generate#1')?.result).toBeUndefined()
  })

  it('that nobody has fails the run by name', async () => {
    const run = await createWorld({ ...asks, models: [] }).walk()
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_PROVIDER_MISSING' }] })
  })

  it('is the one the node names, else the one the caller asked for, else the default', async () => {
    const both = ['test/model', 'test/other', 'test/third'].map((id) => ({
      ...echoProvider,
      id,
      generate: () => textAnswer(id, { model: 'm', usage: { inputTokens: 0, outputTokens: 0 } }),
    }))
    const providers = { 'test/other': {}, 'test/third': {} }
    const chosen = async (node: string | undefined, requested: string | undefined) => {
      const actor = { kind: 'model' as const, action: 'document' as const, provider: node }
      const world = createWorld({
        nodes: [modelNode('draft', { produces: ['draft'], actor })],
        models: both,
        providers,
        run: requested === undefined ? {} : { provider: requested },
      })
      const run = await world.walk()
      return world.text(run.artifacts['draft/draft'])
    }
    expect(await chosen('test/third', 'test/other')).toBe('test/third')
    expect(await chosen(undefined, 'test/other')).toBe('test/other')
    expect(await chosen(undefined, undefined)).toBe('test/model')
  })

  it('makes what its node says, or what its first edge carries anew', async () => {
    const carried = createWorld({
      nodes: [modelNode('draft'), skillNode('check')],
      edges: [edgeOf('draft', 'check', ['note', 'letter'])],
    })
    expect(Object.keys((await carried.walk()).artifacts)).toContain('draft/letter')
    const nothing = await createWorld({ nodes: [modelNode('draft')] }).walk()
    expect(nothing.reasons).toMatchObject([{ id: 'FCC_NODE_PRODUCES_NOTHING' }])
  })
})
