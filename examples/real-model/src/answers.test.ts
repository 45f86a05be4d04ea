import {
  answerText,
  collectAnswer,
  generate,
  type ModelChunk,
  type ModelRequest,
  stream,
  textPart,
} from '@fcc/contracts'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { callOver, connectionTo, kindOf, request, SPOKEN } from './providers.test-support.ts'
import { createModelServer, type ModelServerOptions } from './server/model-server.ts'

async function serverOf(respond: ModelServerOptions['respond']) {
  const server = await createModelServer({ respond })
  onTestFinished(() => server.close())
  return server
}

const search = {
  name: 'acme/search',
  description: 'Searches.',
  parameters: { type: 'object', properties: { q: { type: 'string' } } },
} as const

describe.each(SPOKEN)('over the wire of %s', (kind) => {
  it('tools that are asked for in pieces are the calls of the whole, under their own names', async () => {
    const server = await serverOf(({ tools }) => ({
      text: 'I look it up.',
      tools: [
        { id: 'call-1', name: tools[0] ?? '', arguments: { q: 'beds – 四' } },
        { id: 'call-2', name: tools[1] ?? '', arguments: { q: 'x'.repeat(300) } },
      ],
    }))
    // Two names that the wire cannot tell apart.
    const tools = [search, { ...search, name: 'acme_search' }]
    const given = { ...request, tools }
    const call = callOver(connectionTo(server.baseUrl))
    const whole = await generate(kindOf(kind), given, call)
    const pieces = stream(kindOf(kind), given, call)
    expect(await collectAnswer('it', pieces, call.signal)).toEqual(whole)
    expect(whole.stop).toBe('tool_calls')
    expect(whole.parts.slice(1)).toEqual([
      { kind: 'tool_call', id: 'call-1', tool: 'acme/search', arguments: { q: 'beds – 四' } },
      { kind: 'tool_call', id: 'call-2', tool: 'acme_search', arguments: { q: 'x'.repeat(300) } },
    ])
    expect(server.received[0]?.tools).toEqual(['acme_search', 'acme_search_2'])
  })

  it('which tool has to be asked for is told in the words of the wire, by its name there', async () => {
    const server = await serverOf(() => ({
      text: '',
      tools: [{ id: 'call-1', name: 'acme_search', arguments: { q: 'beds' } }],
    }))
    for (const toolChoice of ['required', { tool: search.name }] as const) {
      const given = { ...request, tools: [search], toolChoice }
      const answer = await generate(kindOf(kind), given, callOver(connectionTo(server.baseUrl)))
      expect(answer.stop).toBe('tool_calls')
    }
    const [any, one] = server.received.map((each) => JSON.stringify(each.toolChoice))
    expect(any).toMatch(/required|any/)
    expect(one).toContain('"acme_search"')
  })

  it('what was asked before, with its tools and their results, is sent as it was', async () => {
    const server = await serverOf(() => ({ text: 'Four beds.' }))
    const messages: ModelRequest['messages'] = [
      ...request.messages,
      {
        role: 'assistant',
        parts: [
          textPart('I look it up.'),
          { kind: 'tool_call', id: 'call-1', tool: search.name, arguments: { q: 'beds' } },
        ],
      },
      {
        role: 'tool',
        parts: [{ kind: 'tool_result', id: 'call-1', tool: search.name, text: 'FOUR-BEDS' }],
      },
    ]
    const given = { ...request, messages, tools: [search] }
    const answer = await generate(kindOf(kind), given, callOver(connectionTo(server.baseUrl)))
    expect(answerText(answer)).toBe('Four beds.')
    const sent = server.received[0]?.texts.join('\n') ?? ''
    for (const text of ['keeper of gardens', 'PLANTED-QUESTION', 'I look it up.', 'FOUR-BEDS']) {
      expect(sent).toContain(text)
    }
  })

  it('a limit and a refusal stop as what they are', async () => {
    for (const [said, stop] of [
      ['length', 'length'],
      ['refused', 'refused'],
    ] as const) {
      const server = await serverOf(() => ({ text: 'Four', stop: said }))
      const call = callOver(connectionTo(server.baseUrl))
      expect((await generate(kindOf(kind), request, call)).stop).toBe(stop)
      const pieces = stream(kindOf(kind), request, call)
      expect((await collectAnswer('it', pieces, call.signal)).stop).toBe(stop)
    }
  })

  it('an abort at any piece ends the stream there, and the other side is let go', async () => {
    const server = await serverOf(() => ({ text: 'Four beds lie in the sun.' }))
    const read = async (at: number) => {
      const abort = new AbortController()
      const seen: ModelChunk[] = []
      try {
        const call = callOver(connectionTo(server.baseUrl), abort.signal)
        for await (const chunk of stream(kindOf(kind), request, call)) {
          seen.push(chunk)
          if (seen.length === at) abort.abort()
        }
      } catch (error) {
        if (!abort.signal.aborted) throw error
      }
      return seen
    }
    const all = await read(Number.POSITIVE_INFINITY)
    expect(all.length).toBeGreaterThan(4)
    for (let at = 1; at < all.length; at++) expect(await read(at)).toEqual(all.slice(0, at))
  })

  it('the key and the address are those of the connection, whatever the environment holds', async () => {
    const server = await serverOf(undefined)
    for (const vendor of ['OPENAI', 'ANTHROPIC', 'AZURE', 'MISTRAL']) {
      vi.stubEnv(`${vendor}_API_KEY`, 'ambient-key')
      vi.stubEnv(`${vendor}_BASE_URL`, 'http://127.0.0.1:9/v1')
    }
    await generate(kindOf(kind), request, callOver(connectionTo(server.baseUrl)))
    await generate(
      kindOf(kind),
      request,
      callOver(connectionTo(server.baseUrl, { key: undefined })),
    )
    expect(server.received.map(({ key }) => key)).toEqual(['PLANTED-KEY', ''])
    expect(server.received[0]?.idempotencyKey).toBe('run/node/1/generate#1')
  })

  it('a redirect to another host is not followed, and the key stays', async () => {
    const other = await serverOf(undefined)
    const server = await serverOf(undefined)
    server.failNext('redirected')
    await expect(
      generate(kindOf(kind), request, callOver(connectionTo(server.baseUrl))),
    ).rejects.toMatchObject({ kind: 'failed' })
    expect(other.received).toEqual([])
  })
})
