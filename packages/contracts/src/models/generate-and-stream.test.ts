import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectAnswer, generate, stream } from './generate-and-stream.ts'
import type { AttachmentPart } from './message.ts'
import { asJsonValue, type ModelAnswer, type ModelChunk, textAnswer } from './model-answer.ts'
import type { ModelCall, ModelRequest } from './model-request.ts'
import type { Provider } from './provider.ts'

const request: ModelRequest = {
  messages: [],
  tools: [],
  wanted: { name: 'note', mediaType: 'text/markdown' },
  seed: 'seed',
  limits: {},
}
const callWith = (signal = new AbortController().signal): ModelCall => ({
  settings: {},
  tenant: { id: 'acme', name: 'Acme', namespace: 'urn:acme', contributions: () => [] },
  signal,
  idempotencyKey: 'run/node/1/generate#1',
  secret: async () => 'none',
})
const providerOf = (changes: Partial<Provider>): Provider => ({
  id: 'acme/model',
  title: 'Model',
  attributes: {
    location: 'remote',
    region: 'eu',
    agreements: [],
    cloud: 'commercial',
    retentionDays: 0,
  },
  deterministic: false,
  ...changes,
})

const finish = { stop: 'end', model: 'm-1', usage: { inputTokens: 1, outputTokens: 2 } } as const
const answers: fc.Arbitrary<ModelAnswer> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: fc.string({ minLength: 1 }) }),
      fc.record({
        kind: fc.constant('tool_call' as const),
        id: fc.uuid(),
        tool: fc.constantFrom('acme/search', 'acme/count'),
        arguments: fc.jsonValue().map((value) => asJsonValue(value) ?? null),
      }),
    ),
    { maxLength: 5 },
  )
  .map((parts) => ({ parts: joinTexts(parts), ...finish }))

/** Texts beside each other are one: no stream can tell them apart. */
function joinTexts(parts: ModelAnswer['parts']): ModelAnswer['parts'] {
  const joined: ModelAnswer['parts'][number][] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last?.kind === 'text' && part.kind === 'text') {
      joined[joined.length - 1] = { ...last, text: last.text + part.text }
    } else joined.push(part)
  }
  return joined
}

/** An answer in pieces of some size, texts and arguments cut anywhere. */
function cut({ parts, ...end }: ModelAnswer, size: number): readonly ModelChunk[] {
  const pieces = (text: string): readonly string[] =>
    text.length === 0
      ? ['']
      : Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
          text.slice(at * size, (at + 1) * size),
        )
  return [
    ...parts.flatMap((part): readonly ModelChunk[] =>
      part.kind === 'text'
        ? pieces(part.text).map((text) => ({ kind: 'text', text }))
        : pieces(JSON.stringify(part.arguments)).map((argumentsText, at) => ({
            kind: 'tool_call',
            id: part.id,
            argumentsText,
            ...(at === 0 ? { tool: part.tool } : {}),
          })),
    ),
    { kind: 'finish', ...end },
  ]
}

async function* from(chunks: readonly ModelChunk[]): AsyncGenerator<ModelChunk> {
  yield* chunks
}

describe('the whole and the pieces', () => {
  it('are one answer, however it is cut and whichever of the two a provider has', async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.integer({ min: 1, max: 7 }), async (answer, size) => {
        const streaming = providerOf({ stream: () => from(cut(answer, size)) })
        expect(await generate(streaming, request, callWith())).toEqual(answer)
        const whole = providerOf({ generate: () => answer })
        const pieces = stream(whole, request, callWith())
        expect(await collectAnswer('acme/model', pieces, callWith().signal)).toEqual(answer)
      }),
    )
  })

  it('without an end are cut off, never an answer, wherever the stream breaks', async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.nat(20), async (answer, kept) => {
        const chunks = cut(answer, 2).slice(0, -1).slice(0, kept)
        const broken = providerOf({ stream: () => from(chunks) })
        const failure = await generate(broken, request, callWith()).catch((error) => error)
        expect(failure).toMatchObject({ kind: 'cut_off', code: 'FCC_PROVIDER_CUT_OFF' })
      }),
    )
  })

  it('with arguments that are no JSON are an invalid answer', async () => {
    const chunks: readonly ModelChunk[] = [
      { kind: 'tool_call', id: '1', tool: 'acme/search', argumentsText: '{"q": ' },
      { kind: 'finish', ...finish, stop: 'tool_calls' },
    ]
    const broken = providerOf({ stream: () => from(chunks) })
    await expect(generate(broken, request, callWith())).rejects.toMatchObject({
      kind: 'invalid_answer',
    })
  })

  it('of two calls that stream into each other are told apart by their ids', async () => {
    const piece = (id: string, argumentsText: string, tool?: string): ModelChunk => ({
      ...{ kind: 'tool_call', id, argumentsText },
      ...(tool === undefined ? {} : { tool }),
    })
    const chunks: readonly ModelChunk[] = [
      piece('1', '{"a"', 'acme/search'),
      piece('2', '{"b"', 'acme/count'),
      piece('1', ':1}'),
      piece('2', ':2}'),
      { kind: 'finish', ...finish, stop: 'tool_calls' },
    ]
    const { parts } = await collectAnswer('acme/model', from(chunks), callWith().signal)
    expect(parts).toEqual([
      { kind: 'tool_call', id: '1', tool: 'acme/search', arguments: { a: 1 } },
      { kind: 'tool_call', id: '2', tool: 'acme/count', arguments: { b: 2 } },
    ])
  })
})

describe('an abort', () => {
  it('ends a stream at whatever piece it comes, with nothing after it', async () => {
    const chunks = cut(textAnswer('a dozen words or so', finish), 3)
    for (let at = 0; at < chunks.length; at++) {
      const abort = new AbortController()
      const seen: ModelChunk[] = []
      const reading = (async () => {
        const provider = providerOf({ stream: () => from(chunks) })
        for await (const chunk of stream(provider, request, callWith(abort.signal))) {
          seen.push(chunk)
          if (seen.length === at) abort.abort()
        }
      })()
      if (at === 0) abort.abort()
      await expect(reading).rejects.toThrow(/abort/i)
      expect(seen).toEqual(chunks.slice(0, at))
    }
  })

  it('of a whole answer gives no piece of it', async () => {
    const abort = new AbortController()
    const provider = providerOf({
      generate: () => {
        abort.abort()
        return textAnswer('too late', finish)
      },
    })
    const seen: ModelChunk[] = []
    const reading = (async () => {
      for await (const chunk of stream(provider, request, callWith(abort.signal))) seen.push(chunk)
    })()
    await expect(reading).rejects.toThrow(/abort/i)
    expect(seen).toEqual([])
  })
})

describe('what a provider cannot take', () => {
  const image: AttachmentPart = {
    kind: 'attachment',
    name: 'x-ray',
    mediaType: 'image/png',
    address: 'k1',
  }
  const asks: Readonly<Record<'attachments' | 'schema', ModelRequest>> = {
    attachments: { ...request, messages: [{ role: 'user', parts: [image] }] },
    schema: { ...request, wanted: { ...request.wanted, schema: { type: 'object' } } },
  }

  it.each(Object.entries(asks))('as %s is refused before it is asked', async (ability, asked) => {
    let calls = 0
    const answer = () => {
      calls++
      return textAnswer('{}', finish)
    }
    for (const provider of [
      providerOf({ generate: answer, abilities: ['tools'] }),
      providerOf({ stream: () => from(cut(answer(), 2)) }),
    ]) {
      const pieces = collectAnswer(
        'acme/model',
        stream(provider, asked, callWith()),
        callWith().signal,
      )
      await expect(pieces).rejects.toMatchObject({ kind: 'refused' })
      await expect(generate(provider, asked, callWith())).rejects.toMatchObject({
        kind: 'refused',
        by: 'acme/model',
      })
    }
    expect(calls).toBe(0)
    const able = providerOf({
      generate: answer,
      abilities: [ability as 'schema'],
      reads: ['image/png'],
    })
    expect(await generate(able, asked, callWith())).toEqual(answer())
    if (ability === 'schema') return
    const other = providerOf({
      generate: answer,
      abilities: ['attachments'],
      reads: () => ['image/gif'],
    })
    await expect(generate(other, asked, callWith())).rejects.toMatchObject({ kind: 'refused' })
  })
})

describe('a provider without a way to answer', () => {
  it('fails by type, and never with nothing', async () => {
    await expect(generate(providerOf({}), request, callWith())).rejects.toMatchObject({
      kind: 'failed',
    })
  })
})
