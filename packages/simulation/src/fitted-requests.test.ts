import {
  estimatedTokens,
  type ModelRequest,
  type ModelTokens,
  type Provider,
  textAnswer,
  textPart,
} from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { echoProvider, textsFrom } from './testing/echo-provider.test-support.ts'
import { modelNode } from './testing/sample-plan.test-support.ts'
import { createWorld } from './testing/test-world.test-support.ts'
import { fitRequest } from './verbs/act/fit-request.ts'

const requestOf = (inputs: Readonly<Record<string, string>>): ModelRequest => ({
  messages: [
    {
      role: 'system',
      parts: [textPart('You are WR.', 'persona'), textPart('Say what is not known.', 'rules')],
    },
    {
      role: 'user',
      parts: [
        textPart('Write it down.', 'task', 'document'),
        ...Object.entries(inputs).map(([name, text]) =>
          textPart(text, name === 'remark' ? 'feedback' : 'input', name),
        ),
      ],
    },
  ],
  tools: [],
  wanted: { name: 'draft', mediaType: 'text/markdown' },
  seed: 'seed',
  limits: {},
})
/** A token is a character here, so that lengths are seen. */
const tokens = (context: number): ModelTokens => ({
  ...{ context, answer: 100 },
  count: (text) => text.length,
})
const sentOf = ({ messages }: ModelRequest) =>
  Object.fromEntries(
    messages.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === 'text' ? [[part.name ?? part.source, part.text]] : [],
      ),
    ),
  )
const words = (count: number) => 'four beds '.repeat(Math.ceil(count / 10)).slice(0, count)

describe('a request that is longer than its model takes', () => {
  it('is left as it is where it fits', async () => {
    const request = requestOf({ note: words(500) })
    expect(await fitRequest(request, tokens(2000))).toEqual({ kind: 'fits', request, trimmed: [] })
  })

  it('counts nothing where not even its bytes could be too many tokens', async () => {
    const counting: ModelTokens = {
      ...tokens(10_000),
      count: () => expect.unreachable('it is short enough'),
    }
    expect(await fitRequest(requestOf({ note: words(500) }), counting)).toMatchObject({
      trimmed: [],
    })
  })

  it('has its longest texts cut to one length, and short ones whole', async () => {
    const request = requestOf({ short: words(50), long: words(9000), longer: words(20_000) })
    const fitted = await fitRequest(request, tokens(5000))
    if (fitted.kind !== 'fits') throw new Error('it fits')
    const sent = sentOf(fitted.request)
    expect(sent.short).toBe(words(50))
    expect(sent.long).toMatch(
      /^four beds [\s\S]*\n\[cut here: these are the first \d+ of 9000 characters\]$/,
    )
    expect(fitted.trimmed.map(({ name, tokens: whole }) => [name, whole])).toEqual([
      ['long', 9000],
      ['longer', 20_000],
    ])
    const [long, longer] = fitted.trimmed.map(({ kept }) => kept)
    expect(Math.abs((long ?? 0) - (longer ?? 0))).toBeLessThan(20)
    // Most of the room is used.
    expect((long ?? 0) * 2).toBeGreaterThan(3500)
  })

  it('never has its persona, rules, task, form or schema cut', async () => {
    const long = words(3000)
    for (const source of ['persona', 'rules', 'task', 'form', 'template'] as const) {
      const request = requestOf({ note: words(3000) })
      const given = {
        ...request,
        messages: [
          ...request.messages,
          { role: 'user' as const, parts: [textPart(long, source, 'x')] },
        ],
      }
      const fitted = await fitRequest(given, tokens(5000))
      expect(fitted).toMatchObject({ kind: 'fits', trimmed: [{ source: 'input', name: 'note' }] })
      expect(fitted.kind === 'fits' && sentOf(fitted.request).x).toBe(long)
      expect(await fitRequest(given, tokens(3000))).toMatchObject({ kind: 'too_long', room: 2900 })
    }
    const schema = { type: 'object', description: long }
    const wanted = { name: 'x', mediaType: 'application/json' as const, schema }
    const given = { ...requestOf({ note: words(3000) }), wanted }
    expect(await fitRequest(given, tokens(3000))).toMatchObject({ kind: 'too_long' })
  })

  it('has what came back and what tools gave cut as well', async () => {
    const request = requestOf({ remark: words(9000) })
    const messages: ModelRequest['messages'] = [
      ...request.messages,
      {
        role: 'tool',
        parts: [{ kind: 'tool_result', id: '1', tool: 'acme/search', text: words(9000) }],
      },
    ]
    expect(await fitRequest({ ...request, messages }, tokens(5000))).toMatchObject({
      trimmed: [
        { source: 'feedback', name: 'remark' },
        { source: 'tool_result', name: 'acme/search' },
      ],
    })
  })

  describe('with attachments', () => {
    const part = (name: string, mediaType: string) =>
      ({ kind: 'attachment', name, mediaType, address: name }) as const
    const withFiles = (inputs: Readonly<Record<string, string>>, ...types: readonly string[]) => {
      const request = requestOf(inputs)
      const parts = types.map((type, at) => part(`f${at}`, type))
      return { ...request, messages: [...request.messages, { role: 'user' as const, parts }] }
    }
    const counting = (context: number): ModelTokens => ({
      ...tokens(context),
      attachment: ({ mediaType, bytes }) => (mediaType === 'image/png' ? bytes.length : undefined),
    })
    const bytesOf = async () => new Uint8Array(3000)

    it('cuts texts to what these leave, and never them', async () => {
      const request = withFiles({ note: words(3000) }, 'image/png')
      const fitted = await fitRequest(request, counting(5000), bytesOf)
      if (fitted.kind !== 'fits') throw new Error('it fits')
      expect(fitted.trimmed).toMatchObject([{ name: 'note', tokens: 3000 }])
      expect(fitted.trimmed[0]?.kept).toBeLessThan(1900)
      expect(fitted.request.messages.at(-1)).toEqual(request.messages.at(-1))
    })

    it('counts each, and is too long where together they are', async () => {
      const asked = (count: number) =>
        fitRequest(
          withFiles({ note: 'short' }, ...Array.from({ length: count }, () => 'image/png')),
          counting(7000),
          bytesOf,
        )
      expect(await asked(2)).toMatchObject({ kind: 'fits', trimmed: [] })
      expect(await asked(3)).toMatchObject({ kind: 'too_long', room: 6900 })
    })

    it.each<[string, ModelTokens]>([
      ['says nothing of attachments', tokens(100_000)],
      ['cannot tell', { ...tokens(100_000), attachment: () => undefined }],
      ['gives no number', { ...tokens(100_000), attachment: () => Number.NaN }],
      ['gives one that would make room', { ...tokens(100_000), attachment: () => -5000 }],
    ])('is not sent to one that %s', async (_what, limits) => {
      const request = withFiles({ note: 'short' }, 'image/png', 'application/pdf')
      const types = ['application/pdf', 'image/png']
      expect(await fitRequest(request, limits, bytesOf)).toEqual({ kind: 'uncounted', types })
    })

    it('is not sent where nobody can read them', async () => {
      const request = withFiles({ note: 'short' }, 'image/png')
      expect(await fitRequest(request, counting(100_000))).toMatchObject({ kind: 'uncounted' })
    })
  })

  it('fits for any texts, and is cut at no half of a character', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
    let cuts = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.nat(2000),
        async (texts, more) => {
          const inputs = Object.fromEntries(
            texts.map((each, at) => [`n${at}`, each.toWellFormed().repeat(60 * (at + 1))]),
          )
          const bytes = (given: string) => Buffer.byteLength(given)
          const limits: ModelTokens = { context: 400 + more, answer: 100, count: bytes }
          const fitted = await fitRequest(requestOf(inputs), limits)
          if (fitted.kind !== 'fits') return
          cuts += fitted.trimmed.length
          const sent = Object.values(sentOf(fitted.request)).map(String)
          expect(bytes(sent.join(''))).toBeLessThanOrEqual(300 + more)
          for (const each of sent) expect(each.isWellFormed()).toBe(true)
        },
      ),
    )
    expect(cuts).toBeGreaterThan(10)
  })

  it('fits also where the beginning of a text has far more tokens than its rest', async () => {
    const dense: ModelTokens = {
      ...tokens(3000),
      count: (text) => Math.min(text.length, 2000) * 10 + Math.max(0, text.length - 2000),
    }
    const fitted = await fitRequest(requestOf({ note: words(90_000) }), dense)
    expect(fitted).toMatchObject({ kind: 'fits', trimmed: [{ kept: expect.any(Number) }] })
    expect(fitted.kind === 'fits' && fitted.trimmed[0]?.kept).toBeLessThan(2900)
  })
})

describe('a run whose model takes less than it is given', () => {
  const asked: ModelRequest[] = []
  const model = (context: number, changes: Partial<Provider> = {}): Provider => ({
    ...echoProvider,
    deterministic: false,
    models: ['m-1'],
    tokens: () => ({ context, answer: 1000 }),
    generate: (request) => {
      asked.push(request)
      return textAnswer('done', { model: 'm-1', usage: { inputTokens: 1, outputTokens: 1 } })
    },
    ...changes,
  })
  const world = (provider: Provider, text: string) => {
    asked.length = 0
    return createWorld({
      nodes: [modelNode('draft', { produces: ['draft'] })],
      models: [provider],
      texts: { note: text },
    })
  }

  it('sends the beginning, and says in its record what it cut', async () => {
    const given = world(model(20_000), words(200_000))
    const run = await given.walk()
    expect(run.state).toBe('completed')
    const [sent = ''] = textsFrom(asked[0] as ModelRequest, 'input')
    expect(sent).toContain('[cut here: these are the first')
    expect(estimatedTokens(sent)).toBeLessThan(19_000)
    expect(given.outcomes[0]?.visit?.trimmed).toEqual([
      {
        ...{ turn: 1, source: 'input', name: 'note', tokens: 66_667 },
        ...{ kept: expect.any(Number), counted: 'by_estimate' },
      },
    ])
  })

  it('names in its record nothing that a hook made up', async () => {
    const given = createWorld({
      nodes: [modelNode('draft', { produces: ['draft'] })],
      models: [model(20_000)],
      texts: { note: words(200_000) },
      composePrompt: ({ system, user }) => ({
        system,
        user: user.map((part) => ({ ...part, name: 'MADE-UP' })),
      }),
    })
    expect((await given.walk()).state).toBe('completed')
    expect(given.outcomes[0]?.visit?.trimmed).toMatchObject([{ source: 'input', name: '' }])
  })

  it('waits for another provider where even what may not be cut is too long, and nothing is sent', async () => {
    const given = world(model(8000), 'short')
    const long = createWorld({
      nodes: [
        modelNode('draft', {
          produces: ['draft'],
          actor: { kind: 'model', action: 'document', template: 'test/form' },
        }),
      ],
      templates: {
        'test/form': {
          ...{ id: 'test/form', title: 'Form', mediaType: 'text/plain' },
          // 200,000 tokens of a form, which is what is asked for and may not be cut.
          text: words(600_000),
        },
      },
      models: [model(128_000)],
    })
    expect((await given.walk()).state).toBe('completed')
    asked.length = 0
    const run = await long.walk()
    expect(run).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', failure: 'context_too_long', by: 'test/model' },
    })
    expect(run.waiting?.ask).toContain('FCC_PROVIDER_CONTEXT_TOO_LONG')
    expect([asked.length, [...long.journal.keys()]]).toEqual([0, []])
  })

  it('sends all of it to one that does not say how much it takes', async () => {
    const given = world(model(1, { tokens: undefined as never }), words(200_000))
    await given.walk()
    expect(textsFrom(asked[0] as ModelRequest, 'input')[0]).toBe(words(200_000))
    expect(given.outcomes[0]?.visit).not.toHaveProperty('trimmed')
  })
})
