import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProviderStanding, ProviderTest } from '@fcc/runtime'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createProject } from './command-line.test-support.ts'
import { SPOKEN } from './providers.test-support.ts'
import type { Fault } from './server/faults.ts'
import { createModelServer, type ModelServer } from './server/model-server.ts'

const KEY = 'planted-key-51c0de'

beforeEach(() => {
  vi.stubEnv('FCC_TEST_PLANTED_KEY', KEY)
  onTestFinished(() => void vi.unstubAllEnvs())
})

async function serve(): Promise<ModelServer> {
  const server = await createModelServer({ respond: () => ({ text: 'Ready.' }) })
  onTestFinished(() => server.close())
  return server
}

const config = (baseUrl: string, more = '', kind = 'openai-compatible') => `tenant: { id: shed }
providers:
  here:
    kind: ${kind}
    model: m-1
    base_url: ${baseUrl}
    key: env:FCC_TEST_PLANTED_KEY
${more}`

interface TestDocument {
  readonly result: ProviderTest
  readonly isUntried: boolean
}

/** Every byte beneath a folder, but what is installed. */
function bytesUnder(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

describe('fcc providers', () => {
  it('lists how each is reached, whether its key is there, what it costs and what is untried', async () => {
    const project = createProject(
      config(
        'http://127.0.0.1:9/v1',
        `    price: { currency: USD, input: 0.25, output: 2 }
    agreements: [BAA]
  far: { kind: google, model: g-1, key: env:FCC_TEST_NOT_THERE }
`,
      ),
    )
    const { code, text } = await project.fcc('providers')
    expect(code).toBe(0)
    expect(text).toMatch(
      /provider-ai-sdk\/here +openai-compatible · m-1 · loopback · BAA · key env:FCC_TEST_PLANTED_KEY is there · 0\.25 in, 2 out per million tokens, USD · tried\n/,
    )
    expect(text).toMatch(
      /provider-ai-sdk\/far +google · g-1 · remote · no agreements · key env:FCC_TEST_NOT_THERE is not there · price unknown · untried: nobody/,
    )
    expect(text).not.toContain(KEY)
    const { providers } = await project.json<{ readonly providers: readonly ProviderStanding[] }>(
      'providers',
      'list',
    )
    expect(providers.map(({ id, key }) => [id, key?.isThere])).toEqual([
      ['provider-ai-sdk/far', false],
      ['provider-ai-sdk/here', true],
    ])
    expect(JSON.stringify(providers)).not.toContain(KEY)
  })
})

describe('fcc providers test', () => {
  it.each(SPOKEN)(
    'over the wire of %s makes one small call with nothing of a tenant in it',
    async (kind) => {
      const server = await serve()
      const price = '    price: { currency: USD, input: 0.25, output: 2 }\n'
      const project = createProject(config(server.baseUrl, price, kind))
      const { code, text } = await project.fcc('providers', 'test', 'here')
      expect([code, text]).toEqual([0, expect.stringMatching(/provider-ai-sdk\/here answered in /)])
      expect(text).toContain('provider-ai-sdk/here (m-1) · 12 in, 7 out · 0.000017 USD')
      expect(server.received).toHaveLength(1)
      expect(server.received[0]).toMatchObject({ key: KEY, tools: [] })
      expect(server.received[0]?.texts.join(' ')).not.toContain('shed')
    },
  )

  it.each<[Fault, string, string]>([
    ['not_authorised', 'not_authorised', 'it answers 401'],
    ['no_such_model', 'failed', 'it answers 404: it knows no such model or address'],
    ['rate_limited_for_2s', 'rate_limited', 'it answers 429'],
    ['no_quota', 'not_authorised', 'the account has nothing left to spend'],
    ['overloaded', 'overloaded', 'is overloaded'],
    ['server_error', 'failed', 'failed'],
    ['too_long', 'context_too_long', 'more than its context holds'],
    ['html', 'invalid_answer', 'it answers with a page for people'],
    ['no_usage', 'invalid_answer', 'it does not count its tokens'],
    ['reset', 'unreachable', 'the connection was dropped'],
    ['redirected', 'failed', 'it points to another address'],
  ])('says of %s in plain words what is wrong', async (fault, failure, said) => {
    const server = await serve()
    const project = createProject(config(server.baseUrl))
    server.failNext(fault)
    const { code, result } = await project.json<TestDocument>('providers', 'test', 'here')
    expect([code, result.outcome]).toEqual([1, 'failed'])
    expect(result).toMatchObject({ failure, why: expect.stringContaining(said) as string })
    server.failNext(fault)
    const { text } = await project.fcc('providers', 'test', 'here')
    expect(text).toContain(`did not answer: ${failure}`)
    expect(text).toMatch(/Why {8}.+\n[\s\S]*Fix {8}.+\n/)
    expect(server.received).toHaveLength(2)
  })

  it('says that the key is not there, and asks nobody', async () => {
    vi.stubEnv('FCC_TEST_PLANTED_KEY', '')
    const server = await serve()
    const project = createProject(config(server.baseUrl))
    const { code, text } = await project.fcc('providers', 'test', 'here')
    expect(code).toBe(1)
    expect(text).toContain('There is no secret at env:FCC_TEST_PLANTED_KEY: it is not set')
    expect(server.received).toEqual([])
  })

  it.each([
    ['nothing listens there', '', 'nothing listens at its address'],
    ['the name is nobody’s', 'http://models.invalid/v1', '(DNS)'],
  ])('says that %s', async (_what, address, said) => {
    const gone = await createModelServer()
    await gone.close()
    const baseUrl = address || gone.baseUrl
    const project = createProject(
      config(
        baseUrl,
        '    region: here\ngovernance: { platform: [core-catalog/standard, all.yaml] }\n',
      ).replace('    key: env:FCC_TEST_PLANTED_KEY\n', ''),
    )
    project.write(
      'all.yaml',
      "constitution: all\ntitle: All\npermits: [{ id: all, at: [egress], when: 'true' }]\n",
    )
    const { code, text } = await project.fcc('providers', 'test', 'here')
    expect([code, text]).toEqual([1, expect.stringContaining('did not answer: unreachable')])
    expect(text).toContain(said)
  })

  it('says that TLS is not spoken where https:// stands before a server without it', async () => {
    const server = await serve()
    const project = createProject(config(server.baseUrl.replace('http:', 'https:')))
    const { code, text } = await project.fcc('providers', 'test', 'here')
    expect([code, text]).toEqual([1, expect.stringContaining('it does not speak TLS there')])
  })

  it.each([
    ['an address without a scheme', config('models.example/v1'), 'an address begins with https://'],
    ['no such provider', config('http://127.0.0.1:9/v1'), 'FCC_PROVIDER_MISSING'],
    [
      'a price with a gap',
      config(
        'http://127.0.0.1:9/v1',
        `    price:
      - { until: 2026-03-01, currency: USD, input: 1, output: 1 }
      - { from: 2026-04-01, currency: USD, input: 1, output: 1 }
`,
      ),
      'there is no price from 2026-03-01 to 2026-04-01',
    ],
  ])('of %s says one error and ends with 2', async (what, written, said) => {
    const project = createProject(written)
    const id = what === 'no such provider' ? 'her' : 'here'
    const { code, text } = await project.fcc('providers', 'test', id)
    expect([code, text]).toEqual([2, expect.stringContaining(said)])
    expect(text.match(/FCC_[A-Z_]+/g)).toHaveLength(1)
  })

  it('is kept from it by the rules, and sends nothing', async () => {
    const server = await serve()
    const project = createProject(
      config(server.baseUrl, 'governance: { platform: [core-catalog/standard, none.yaml] }\n'),
    )
    project.write(
      'none.yaml',
      `constitution: none
title: None
rules: [{ id: stay, tier: hard_stop, at: [egress], when: 'true', say: Nothing leaves here. }]
`,
    )
    const { code, text } = await project.fcc('providers', 'test', 'here')
    expect([code, text]).toEqual([3, expect.stringContaining('was not asked')])
    expect(text).toContain('Nothing leaves here.')
    expect(server.received).toEqual([])
  })

  it('says of a wire that nobody has seen an answer over that it is untried', async () => {
    const project = createProject(
      'tenant: { id: shed }\nproviders: { far: { kind: google, model: g-1, key: env:FCC_TEST_NOT_THERE } }\n',
    )
    const { code, text } = await project.fcc('providers', 'test', 'far')
    expect([code, text]).toEqual([3, expect.stringContaining('untried: nobody has seen an answer')])
    expect(text).toContain('Nobody has stated where provider-ai-sdk/far keeps and computes')
  })

  it('is an action, and is recorded in the log before and after, without the key', async () => {
    const server = await serve()
    const project = createProject(
      config(
        server.baseUrl,
        `roles:
  tester: { permissions: ['providers:test:provider-ai-sdk/here', 'providers:list'] }
  other: { permissions: ['providers:test:provider-ai-sdk/elsewhere'] }
  auditor: { permissions: ['audit:export'] }
`,
      ),
    )
    const denied = await project.fcc('providers', 'test', 'here', '--as', 'bo:other')
    expect([denied.code, denied.text]).toEqual([1, expect.stringContaining('FCC_ACCESS_DENIED')])
    expect(server.received).toEqual([])
    server.failNext('not_authorised')
    const as = ['--as', 'ada:tester']
    expect((await project.fcc('providers', 'test', 'here', ...as)).code).toBe(1)
    expect((await project.fcc('providers', 'test', 'here', ...as)).code).toBe(0)
    const log = await project.fcc('audit', 'export', '--as', 'grace:auditor')
    expect(log.text.match(/"type":"fcc\.provider\.testing"/g)).toHaveLength(2)
    expect(log.text.match(/"type":"fcc\.provider\.tested"/g)).toHaveLength(2)
    expect(log.text).toContain('"outcome":"failed"')
    expect(log.text).toContain('"outcome":"answered"')
    expect(log.text + bytesUnder(join(project.directory, '.fcc'))).not.toContain(KEY)
  })
})
