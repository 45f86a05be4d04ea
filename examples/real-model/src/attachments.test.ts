import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import coreCatalogue from '@fcc/plugin-core-catalog'
import plugin from '@fcc/plugin-provider-ai-sdk'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { SPOKEN } from './providers.test-support.ts'
import { createModelServer } from './server/model-server.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 250])
const pdf = new Uint8Array(Buffer.from('%PDF-1.7\n2 0 obj\n<</Type/Page>>\nendobj\n%%EOF\n'))

const documents = `scenario: look
title: Look at a scan
purposes: [reading]
input:
  note: { type: text, labels: [] }
  scan: { type: [png, pdf], labels: [] }
workflow: look
---
workflow: look
start: look
nodes: [{ id: look, persona: RC, action: document, produces: seen }]
`

const constitution = `constitution: house
title: What the house lets out
rules:
  - { id: looks, tier: preferred, at: [run_input, handoff, prompt], when: "size(labels) > 3", say: Many labels. }
permits:
  - id: scans-to-this-machine
    at: [egress]
    when: "PERMIT"
`

const permitted =
  "provider.location == 'loopback' && size(labels) == 0 && detection.unread.all(t, t in ['image/png', 'application/pdf'])"

async function start(
  blocks: string,
  {
    permit = permitted,
    scenario = documents,
    rules = constitution,
  }: { permit?: string; scenario?: string; rules?: string } = {},
) {
  vi.stubEnv('FCC_TEST_LOOK_KEY', 'a-key')
  const directory = mkdtempSync(join(tmpdir(), 'fcc-attachments-'))
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(directory, { recursive: true, force: true })
  })
  writeFileSync(join(directory, 'look.yaml'), scenario)
  writeFileSync(join(directory, 'house.yaml'), rules.replace('PERMIT', permit))
  const text = `tenant: { id: shed }
personas: { sources: [look.yaml] }
governance: { platform: [core-catalog/standard, house.yaml] }
limits: { retry_ms: 10 }
${blocks}`
  const runtime = await createRuntime({
    config: parseConfig(text, join(directory, 'fcc.yaml')),
    plugins: [coreCatalogue, plugin],
  })
  onTestFinished(() => runtime.close())
  const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
  return {
    session,
    run: async (scan: Uint8Array | string, note: Uint8Array | string = 'Of the shed.') =>
      (await session.start('look', { note, scan })).finished(),
  }
}

async function serve() {
  const server = await createModelServer({ respond: () => ({ text: 'A shed.' }) })
  onTestFinished(() => server.close())
  return server
}

const block = (name: string, kind: string, address: string, more = '') => `  ${name}:
    kind: ${kind}
    model: m-1
    base_url: ${address}
    key: env:FCC_TEST_LOOK_KEY
${more}`
const reads = '    reads: [image/png, application/pdf]\n'

describe('an attachment', () => {
  it.each(
    SPOKEN.flatMap((kind) => [
      [kind, 'image/png', png] as const,
      [kind, 'application/pdf', pdf] as const,
    ]),
  )(
    'over the wire of %s reaches the model as %s, byte for byte',
    async (kind, mediaType, bytes) => {
      const server = await serve()
      const { run } = await start(
        `provider: here\nproviders:\n${block('here', kind, server.baseUrl, reads)}`,
      )
      const record = await run(bytes)
      expect([record.state, record.reasons]).toEqual(['completed', []])
      expect(server.received).toHaveLength(1)
      expect(server.received[0]?.files).toEqual([
        { mediaType, base64: Buffer.from(bytes).toString('base64') },
      ])
      expect(server.received[0]?.texts.join(' ')).toContain('It is attached')
    },
  )

  it.each([
    ['no permit that reads what nobody reads', "provider.location == 'loopback'"],
    ['a permit for other types', "detection.unread.all(t, t == 'image/gif')"],
  ])('stays where there is %s, and nothing is sent', async (_what, permit) => {
    const server = await serve()
    const { run } = await start(
      `provider: here\nproviders:\n${block('here', 'openai', server.baseUrl)}`,
      { permit },
    )
    const record = await run(png)
    expect([record.state, record.reasons[0]?.kind]).toEqual(['halted', 'not_permitted'])
    expect(server.received).toEqual([])
  })

  it('is not looked at by rules about findings: they deny what nobody could find', async () => {
    const server = await serve()
    const rules = constitution.replace('size(labels) > 3', 'findings.exists(f, f.confidence > 0.5)')
    const { run } = await start(
      `provider: here\nproviders:\n${block('here', 'openai', server.baseUrl)}`,
      { rules: rules.replace('preferred', 'mandatory') },
    )
    const record = await run(png)
    expect(record.state).toBe('rejected')
    expect(JSON.stringify(record.reasons)).toContain('image/png')
    expect(server.received).toEqual([])
  })

  it('goes to the one that reads it, and the record says why the other was passed over', async () => {
    const [blind, seeing] = [await serve(), await serve()]
    const { session, run } = await start(`provider: blind
models: { profiles: { balanced: [blind, seeing] }, steps: [{ profile: balanced }] }
providers:
${block('blind', 'openai-compatible', blind.baseUrl)}${block('seeing', 'openai-compatible', seeing.baseUrl, reads)}`)
    const record = await run(png)
    expect(record.state).toBe('completed')
    expect([blind.received.length, seeing.received.length]).toEqual([0, 1])
    const { visits } = await session.explain(record.id)
    expect(JSON.stringify(visits)).toContain('attachments of image/png')
  })

  it('that nobody reads is one clear error', async () => {
    const server = await serve()
    const { run } = await start(
      `provider: here\nproviders:\n${block('here', 'openai-compatible', server.baseUrl)}`,
    )
    const record = await run(png)
    expect(record).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_PROVIDER_UNFIT' }] })
    expect(record.reasons[0]?.say).toContain('attachments of image/png')
    expect(server.received).toEqual([])
  })

  it('takes its place in what the model holds, and is not sent where it does not fit', async () => {
    const server = await serve()
    const limits = '    limits: { context_tokens: 20000, attachment_tokens: 12000 }\n'
    const { run } = await start(
      `provider: here\nproviders:\n${block('here', 'openai', server.baseUrl, limits)}`,
    )
    const record = await run(png)
    expect(record).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', failure: 'context_too_long' },
    })
    expect(server.received).toEqual([])
  })

  it('goes to another one, whose model has room for it', async () => {
    const [small, large] = [await serve(), await serve()]
    const limits = '    limits: { context_tokens: 12000 }\n'
    const { run } = await start(`provider: small
models: { profiles: { balanced: [small, large] }, steps: [{ profile: balanced }] }
providers:
${block('small', 'openai', small.baseUrl, limits)}${block('large', 'anthropic', large.baseUrl)}`)
    expect((await run(png)).state).toBe('completed')
    expect([small.received.length, large.received.length]).toEqual([0, 1])
  })

  it('of which nobody can tell how much it takes is not sent: one clear error', async () => {
    const [untold, other] = [await serve(), await serve()]
    const uncounted = new Uint8Array(Buffer.from('%PDF-1.7\n%%EOF\n'))
    const { run } = await start(`provider: here
models: { profiles: { balanced: [here, there] }, steps: [{ profile: balanced }] }
providers:
${block('here', 'openai', untold.baseUrl)}${block('there', 'anthropic', other.baseUrl)}`)
    const record = await run(uncounted)
    expect(record).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_PROVIDER_UNFIT' }] })
    expect(record.reasons[0]?.say).toContain('a count of tokens of application/pdf')
    expect([untold.received, other.received]).toEqual([[], []])
  })

  it.each<[string, Uint8Array | string]>([
    ['a text', 'no picture'],
    ['a picture of another type', Uint8Array.from(Buffer.from('GIF89a....'))],
    ['bytes of nothing known', Uint8Array.of(0, 1, 2)],
    [
      'an address that says one type and holds another',
      `data:image/png;base64,${Buffer.from('GIF89a').toString('base64')}`,
    ],
  ])('is not %s', async (_what, given) => {
    const server = await serve()
    const { run } = await start(
      `provider: here\nproviders:\n${block('here', 'openai', server.baseUrl)}`,
    )
    await expect(run(given)).rejects.toMatchObject({ code: 'FCC_INPUT_NOT_AS_DECLARED' })
  })

  it('does not come in as a text: of that nobody stated the labels', async () => {
    const server = await serve()
    const { run } = await start(
      `provider: here\nproviders:\n${block('here', 'openai', server.baseUrl)}`,
    )
    const record = await run(png, `data:image/png;base64,${Buffer.from(png).toString('base64')}`)
    expect(record).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_CONTENT_NOT_INSPECTED' }],
    })
  })

  it('has its labels stated, or its scenario is none', async () => {
    const scenario = documents.replace('[png, pdf], labels: []', '[png, pdf]')
    const starting = start('provider: none\n', { scenario })
    await expect(starting).rejects.toThrow('no detector reads an attachment: state its labels')
  })
})
