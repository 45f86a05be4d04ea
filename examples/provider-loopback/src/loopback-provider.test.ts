import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerText, generate, type ModelCall, type ModelRequest, textPart } from '@fcc/contracts'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type CountingServer, createCountingServer } from './counting-server.ts'
import { loopbackProvider } from './loopback-provider.ts'
import { type Settings, settingsSchema } from './settings.ts'

let server: CountingServer
beforeEach(async () => {
  server = await createCountingServer()
})
afterEach(() => server.close())

const request: ModelRequest = {
  messages: [
    { role: 'system', parts: [textPart('You are a keeper.')] },
    { role: 'user', parts: [textPart('Say three words.')] },
  ],
  tools: [],
  wanted: { name: 'note', mediaType: 'text/markdown' },
  seed: 'seed',
  limits: {},
}

function ask(
  key: string,
  changes: {
    readonly settings?: { readonly endpoint: string | undefined; readonly key?: string }
    readonly signal?: AbortSignal
  } = {},
) {
  const call: ModelCall<Settings> = {
    settings: settingsSchema.parse({ endpoint: server.endpoint, ...changes.settings }),
    tenant: { id: 'acme', name: 'Acme', namespace: 'urn:acme', contributions: () => [] },
    signal: changes.signal ?? new AbortController().signal,
    idempotencyKey: key,
    secret: async (reference) => `the secret of ${reference}`,
  }
  return generate(loopbackProvider, request, call)
}

/** A server of this test's own, and its address. */
async function listening(answer: RequestListener): Promise<string> {
  const own = createServer(answer)
  await new Promise<void>((resolve) => void own.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    own.closeAllConnections()
    own.close()
  })
  return `http://127.0.0.1:${(own.address() as AddressInfo).port}/`
}

describe('the loopback provider', () => {
  it('asks the server, under the key it was given', async () => {
    const answer = await ask('run/node/1/generate#1')
    expect(answerText(answer)).toContain('# note')
    expect(answer.usage.inputTokens).toBe(3)
    expect([...server.requests]).toEqual([['run/node/1/generate#1', 1]])
    expect(server.connections).toBe(1)
    expect(server.received).toEqual([
      { system: 'You are a keeper.', user: 'Say three words.', produces: 'note' },
    ])
  })

  it('gets the same answer again for the same key, performed once', async () => {
    const [first, second] = [await ask('a'), await ask('a')]
    expect(second).toEqual(first)
    await ask('b')
    expect([...server.requests]).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    expect([...server.performed]).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })

  it('has an act performed once though it is asked for again while it is under way', async () => {
    server.setDelay(20)
    const answers = await Promise.all([ask('a'), ask('a'), ask('a')])
    expect(new Set(answers.map(answerText)).size).toBe(1)
    expect(server.performed.get('a')).toBe(1)
    expect(server.requests.get('a')).toBe(3)
  })

  it('lets go at once when the run is cancelled', async () => {
    server.setDelay(60_000)
    const abort = new AbortController()
    const asking = ask('a', { signal: abort.signal })
    abort.abort()
    await expect(asking).rejects.toThrow(/abort/i)
  })

  it('says what is missing when it has no endpoint, and connects nowhere', async () => {
    await expect(ask('a', { settings: { endpoint: undefined } })).rejects.toMatchObject({
      code: 'FCC_PROVIDER_UNREACHABLE',
    })
    expect(server.connections).toBe(0)
  })

  it.each<[string, string]>([
    ['is no JSON', 'Three words.'],
    ['lacks its usage', '{"text":"x","model":"m"}'],
    [
      'counts less than nothing',
      '{"text":"x","model":"m","usage":{"inputTokens":-1,"outputTokens":0}}',
    ],
    ['is of another form', '{"text":7,"model":"m","usage":{"inputTokens":1,"outputTokens":1}}'],
  ])('takes no answer that %s for one', async (_, body) => {
    const endpoint = await listening((_request, response) => response.end(body))
    await expect(ask('a', { settings: { endpoint } })).rejects.toMatchObject({
      kind: 'invalid_answer',
    })
  })

  it('follows no redirection, with its key or without', async () => {
    let followed = 0
    const elsewhere = await listening((_request, response) => {
      followed += 1
      response.end('{"text":"x","model":"m","usage":{"inputTokens":1,"outputTokens":1}}')
    })
    const endpoint = await listening((_request, response) => {
      response.writeHead(307, { location: `${elsewhere}generate` }).end()
    })
    for (const settings of [{ endpoint }, { endpoint, key: 'env:KEY' }]) {
      await expect(ask('a', { settings })).rejects.toThrow()
    }
    expect(followed).toBe(0)
  })

  it('takes no endpoint but one on this machine', () => {
    for (const endpoint of [
      'http://10.0.0.1/',
      'https://127.0.0.1/',
      'http://127.0.0.1.example/',
    ]) {
      expect([endpoint, settingsSchema.safeParse({ endpoint }).success]).toEqual([endpoint, false])
    }
    for (const endpoint of ['http://127.0.0.1:1/', 'http://localhost:1/', 'http://[::1]:1/']) {
      expect([endpoint, settingsSchema.safeParse({ endpoint }).success]).toEqual([endpoint, true])
    }
  })

  it('claims no agreement', () => {
    expect(loopbackProvider.attributes.agreements).toEqual([])
  })
})

describe('the counting server', () => {
  it('refuses a request without a key, and counts nothing for it', async () => {
    const response = await fetch(new URL('generate', server.endpoint), { method: 'POST' })
    expect(response.status).toBe(400)
    expect(server.requests.size).toBe(0)
  })

  it('closes twice, with a request under way', async () => {
    server.setDelay(60_000)
    const asking = ask('a')
    asking.catch(() => undefined)
    while (server.received.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await server.close()
    await server.close()
    await expect(asking).rejects.toThrow()
  })
})
