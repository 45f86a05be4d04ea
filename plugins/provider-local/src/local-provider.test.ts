import {
  answerText,
  type Connection,
  DEFAULT_CONNECTION_LIMITS,
  generate,
  type ModelCall,
  type ModelRequest,
  stream,
  textPart,
  toolCallsOf,
} from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { type Script, standInLibrary } from './engine/llama-library.test-support.ts'
import { createLocalModels } from './engine/local-models.ts'
import { fileOf, ggufBytes } from './file/gguf-file.test-support.ts'
import { localProvider } from './local-provider.ts'

const config = { threads: 1, model_bytes: 1_000_000, context_tokens: 64, waiting_calls: 4 }

const request = (over: Partial<ModelRequest> = {}): ModelRequest => ({
  messages: [{ role: 'user', parts: [textPart('Name two colours')] }],
  tools: [],
  wanted: { name: 'answer', mediaType: 'text/plain' },
  seed: 's',
  limits: {},
  ...over,
})

function ask(script: Script, limits: Partial<Connection['limits']> = {}) {
  const standIn = standInLibrary(script)
  const models = createLocalModels('provider-local/local', config, async () => standIn.library)
  const provider = localProvider(models, config)
  const stopping = new AbortController()
  const model = fileOf(ggufBytes(), 'small-1.gguf')
  const call: ModelCall<Connection> = {
    settings: { model, limits: { ...DEFAULT_CONNECTION_LIMITS, ...limits } },
    tenant: { id: 't', name: 'T', namespace: 't', contributions: () => [] },
    signal: stopping.signal,
    idempotencyKey: 'k',
    secret: async () => '',
  }
  return {
    ...standIn,
    models,
    provider,
    stop: (reason: Error) => stopping.abort(reason),
    whole: (asked = request()) => generate(provider, asked, call),
    pieces: (asked = request()) => stream(provider, asked, call),
  }
}

const schema = { type: 'object', properties: { beds: { type: 'integer' } } } as const

describe('a model in the process', () => {
  it('answers in pieces as whole, with the tokens of its own vocabulary, under the name of its file', async () => {
    const asking = ask({ says: ['red', ', ', 'blue'] })
    const texts: string[] = []
    for await (const chunk of asking.pieces()) if (chunk.kind === 'text') texts.push(chunk.text)
    expect(texts).toEqual(['red', ', ', 'blue'])
    const answer = await asking.whole()
    expect(answerText(answer)).toBe('red, blue')
    expect(answer).toMatchObject({
      stop: 'end',
      model: 'small-1',
      usage: { inputTokens: 3, outputTokens: 3 },
    })
    expect(asking.open).toEqual(['llama', 'model'])
    expect(asking.provider).toMatchObject({ deterministic: false })
    expect(asking.provider.attributes).toMatchObject({ location: 'in-process', agreements: [] })
  })

  it('is held to a schema by a grammar, and says where none can hold it', async () => {
    const asking = ask({ says: ['{"beds":4}'] })
    const wanted = { name: 'count', mediaType: 'application/json', schema } as const
    await asking.whole(request({ wanted }))
    expect(asking.asked[0]?.options).toMatchObject({ grammar: { schema } })
    const odd = { ...wanted, schema: { not: { type: 'string' } } }
    await expect(asking.whole(request({ wanted: odd }))).rejects.toThrow(
      'no grammar holds an answer to the schema of count: not',
    )
  })

  it('asks for tools under their own names, and reads what they gave', async () => {
    const asking = ask({
      says: [],
      calls: [{ functionName: 'acme_look_up', params: { word: 'beds' } }],
      stopReason: 'functionCalls',
    })
    const tools = [{ name: 'acme/look-up', description: 'Looks up', parameters: schema }]
    const call = { id: 'c', tool: 'acme/look-up', arguments: { word: 'cots' } }
    const answer = await asking.whole(
      request({
        tools,
        messages: [
          { role: 'system', parts: [textPart('Be short.')] },
          { role: 'user', parts: [textPart('How many?')] },
          { role: 'assistant', parts: [{ kind: 'tool_call', ...call }] },
          { role: 'tool', parts: [{ kind: 'tool_result', ...call, text: '4' }] },
        ],
      }),
    )
    expect(answer.stop).toBe('tool_calls')
    expect(toolCallsOf(answer)).toMatchObject([
      { tool: 'acme/look-up', arguments: { word: 'beds' } },
    ])
    expect(asking.asked[0]?.history).toEqual([
      { type: 'system', text: 'Be short.' },
      { type: 'user', text: 'How many?' },
      {
        type: 'model',
        response: [
          { type: 'functionCall', name: 'acme_look_up', params: { word: 'cots' }, result: '4' },
        ],
      },
    ])
  })

  it('stops at the limit on tokens, and says that it was cut', async () => {
    const asking = ask({ says: ['a', 'b', 'c'] }, { outputTokens: 2 })
    expect(await asking.whole()).toMatchObject({ stop: 'length', usage: { outputTokens: 2 } })
  })

  it.each<[string, Script, Partial<Connection['limits']>, string]>([
    ['does not begin', { says: [], hangs: true }, { firstMs: 5 }, 'timed_out'],
    ['pauses', { hangs: true }, { pauseMs: 5 }, 'timed_out'],
    ['says too much', { says: ['abc', 'def'] }, { answerBytes: 4 }, 'invalid_answer'],
    ['stops for no known reason', { stopReason: 'tired' }, {}, 'cut_off'],
    ['throws', { throws: new Error('Name two colours') }, {}, 'failed'],
  ])('that %s fails in a typed way, and lets everything go', async (_, script, limits, kind) => {
    const asking = ask(script, limits)
    const error: unknown = await asking.whole().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ kind })
    expect(String(error)).not.toContain('colours')
    expect(asking.open).toEqual(['llama', 'model'])
  })

  it('is not asked what its context does not hold, counted or by far', async () => {
    const asking = ask({})
    for (const text of ['word '.repeat(70), 'x'.repeat(64 * 256 + 1)]) {
      const messages = [{ role: 'user' as const, parts: [textPart(text)] }]
      const failing = asking.whole(request({ messages }))
      await expect(failing).rejects.toMatchObject({ kind: 'context_too_long' })
    }
    expect(asking.asked).toEqual([])
    expect(asking.open).toEqual(['llama', 'model'])
  })

  it('is asked no more than its connection says either', async () => {
    const asking = ask({}, { contextTokens: 2 })
    await expect(asking.whole()).rejects.toMatchObject({ kind: 'context_too_long' })
  })

  it('gives nothing after an abort, and is free for the next call', async () => {
    const asking = ask({ says: ['a', 'b'], hangs: true })
    const given: string[] = []
    const reading = (async () => {
      for await (const chunk of asking.pieces()) {
        given.push(chunk.kind)
        asking.stop(new Error('enough'))
      }
    })()
    await expect(reading).rejects.toThrow('enough')
    expect(given).toEqual(['text'])
    expect(asking.open).toEqual(['llama', 'model'])
  })

  it('stops computing when nobody reads on', async () => {
    const asking = ask({ says: ['a'], hangs: true })
    for await (const _ of asking.pieces()) break
    expect(asking.open).toEqual(['llama', 'model'])
  })

  it('ends with its owner in the middle of an answer', async () => {
    const asking = ask({ hangs: true })
    const failing = asking.whole()
    const ended = expect(failing).rejects.toThrow('it is closed')
    await new Promise((resolve) => setTimeout(resolve, 20))
    await Promise.all([asking.models.close(), asking.models.close()])
    await ended
    expect(asking.open).toEqual([])
  })
})

describe('without its library', () => {
  it('says the one command that installs it, behind a file that could be loaded', async () => {
    const provider = localProvider(createLocalModels('provider-local/local', config), config)
    const call = {
      settings: { model: fileOf(ggufBytes()), limits: DEFAULT_CONNECTION_LIMITS },
      tenant: { id: 't', name: 'T', namespace: 't', contributions: () => [] },
      signal: new AbortController().signal,
      idempotencyKey: 'k',
      secret: async () => '',
    }
    await expect(generate(provider, request(), call)).rejects.toThrow(
      'npm install node-llama-cpp@3.21.1',
    )
  })
})
