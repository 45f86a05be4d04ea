import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createProject } from './command-line.test-support.ts'
import { genesisDocument } from './server/genesis-document.ts'
import { createModelServer, type ModelServerOptions } from './server/model-server.ts'

/** A project whose one provider is a server of this machine, which answers as GEN-001 wants it. */
async function start(options: ModelServerOptions = {}, more = '') {
  vi.stubEnv('FCC_TEST_NOT_THERE', undefined)
  onTestFinished(() => void vi.unstubAllEnvs())
  const server = await createModelServer({ respond: () => ({ text: genesisDocument }), ...options })
  onTestFinished(() => server.close())
  const project = createProject(`tenant: { id: shed }
provider: here
providers:
  here: { kind: openai-compatible, model: m-1, base_url: "${server.baseUrl}"${more} }
`)
  project.write('brief.md', '# A shed\n\nForty tools, thirty households.\n')
  return { server, ...project }
}

const run = ['run', 'GEN-001', '--input', 'brief.md']

/** A text of about so many tokens, with four characters for one. */
const textOf = (tokens: number) =>
  'Forty tools for thirty households. '.repeat(Math.ceil((tokens * 4) / 35))

/** What every line of the answer says, and the same in German. */
const english = 'Forty tools for thirty households'
const german = 'Vierzig Werkzeuge stehen allen Haushalten bereit'

describe('a run whose model goes wrong', () => {
  it('with an empty answer is rejected by its gate, in one sentence', async () => {
    const { fcc } = await start({ respond: () => ({ text: '' }) })
    const { code, text } = await fcc(...run)
    expect([code, text]).toEqual([4, expect.stringContaining('the artifact is empty')])
    expect(text.match(/threshold/g)).toHaveLength(1)
  })

  it.each([
    ['all of it', german, 'no section Traceability matrix'],
    [
      'under the headings that were asked for',
      genesisDocument.replaceAll(english, german),
      '0 of 1 paragraphs, items and rows under Annotated references cite what was handed over in its words',
    ],
  ])(
    'with an answer in another language than asked, %s, is rejected by its gate, in one sentence',
    async (_how, said, why) => {
      const { fcc } = await start({ respond: () => ({ text: said }) })
      const { code, text } = await fcc(...run)
      expect([code, text]).toEqual([4, expect.stringContaining(why)])
      expect(text.match(/threshold/g)).toHaveLength(1)
    },
  )

  it('with an answer without usage waits, and costs nobody knows what', async () => {
    const { fcc, server } = await start({}, ', price: { currency: USD, input: 1, output: 1 }')
    server.failNext('no_usage')
    const { code, text } = await fcc(...run)
    expect([code, text]).toEqual([5, expect.stringContaining('FCC_PROVIDER_INVALID_ANSWER')])
    expect(text.match(/FCC_[A-Z_]+/g)).toHaveLength(1)
    expect((await fcc('runs')).text).toContain('unknown, 1 call of unknown cost')
    const [id = ''] = /[0-9A-Z]{26}/.exec(text) ?? []
    expect((await fcc('resume', id)).code).toBe(0)
    const total = `at least 0.${String(19 * (server.received.length - 1)).padStart(6, '0')} USD`
    expect((await fcc('explain')).text).toContain(`Cost  ${total}, 1 call of unknown cost`)
  })

  it('without its key waits for it, says so once, and asks nobody', async () => {
    const { fcc, server } = await start({}, ', key: env:FCC_TEST_NOT_THERE')
    const { code, text } = await fcc(...run)
    expect([code, text]).toEqual([5, expect.stringContaining('has no key that it accepts')])
    // The code, and the variable that the block names: each once.
    expect(text.match(/FCC_[A-Z_]+/g)).toEqual([
      'FCC_PROVIDER_NOT_AUTHORISED',
      'FCC_TEST_NOT_THERE',
    ])
    expect(server.received).toEqual([])
    expect((await fcc('runs')).text).not.toContain('cost')
  })

  it('with 200 000 tokens for a context that is stated as 128 000 is never sent more than that', async () => {
    const { fcc, server, write } = await start({ contextTokens: 128_000 })
    write('brief.md', `# A shed\n\n${textOf(200_000)}\n`)
    const { code, text } = await fcc(...run)
    expect([code, text]).toEqual([0, expect.stringContaining('Completed')])
    expect(server.received.map(({ fault }) => fault)).not.toContain('too_long')
  })

  it('with 200 000 tokens for a context that is stated too large waits, and says so once', async () => {
    const { fcc, server, write } = await start(
      { contextTokens: 128_000 },
      ', limits: { context_tokens: 300000 }',
    )
    write('brief.md', `# A shed\n\n${textOf(200_000)}\n`)
    const { code, text } = await fcc(...run)
    expect([code, text]).toEqual([5, expect.stringContaining('more than its context holds')])
    expect(text.match(/FCC_[A-Z_]+/g)).toEqual(['FCC_PROVIDER_CONTEXT_TOO_LONG'])
    expect(server.received.map(({ fault }) => fault)).toEqual(['too_long'])
  })
})
