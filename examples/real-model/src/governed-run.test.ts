import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import coreCatalogue from '@fcc/plugin-core-catalog'
import plugin from '@fcc/plugin-provider-ai-sdk'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { genesisDocument as document } from './server/genesis-document.ts'
import { createModelServer } from './server/model-server.ts'

const brief = '# A shed\n\nForty tools, thirty households.\n'
const KEY = 'planted-key-7f3a9c'

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'fcc-real-model-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function start(directory: string, baseUrl: string) {
  vi.stubEnv('FCC_TEST_PLANTED_KEY', KEY)
  const config = parseConfig(
    `tenant: { id: shed }
provider: here
limits: { retry_ms: 10 }
providers:
  here:
    kind: openai-compatible
    model: m-1
    base_url: ${baseUrl}
    key: env:FCC_TEST_PLANTED_KEY
    price: { currency: USD, input: 0.25, output: 2 }
`,
    join(directory, 'fcc.yaml'),
  )
  const runtime = await createRuntime({ config, plugins: [coreCatalogue, plugin] })
  onTestFinished(() => runtime.close())
  return runtime
}

/** Every byte beneath a folder. */
function bytesUnder(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

describe('GEN-001 with a model behind its personas', () => {
  it('runs by one setting, waits out what goes wrong, and counts no answer twice', async () => {
    const server = await createModelServer({ respond: () => ({ text: document }) })
    onTestFinished(() => server.close())
    server.failNext('rate_limited', 'overloaded', undefined, 'reset', undefined, 'unavailable')
    const runtime = await start(folder(), server.baseUrl)
    const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
    const handle = await session.start('GEN-001', { brief }, { wait: true })
    const run = await handle.finished()
    expect([run.state, run.reasons]).toEqual(['completed', []])
    const answered = server.received.filter(({ fault }) => fault === undefined)
    const keys = answered.map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys).size).toBe(keys.length)
    expect(run.envelope.usage).toMatchObject({
      inputTokens: 12 * answered.length,
      outputTokens: 7 * answered.length,
      // 12 × 0.25 + 7 × 2 for each million: of what failed, nothing was taken.
      cost: { known: { USD: `0.${String(17 * answered.length).padStart(6, '0')}` }, unknown: 0 },
    })
    expect(server.received).toHaveLength(answered.length + 4)
  })

  it('leaves its key in no store, record, event, export or word of an error', async () => {
    const server = await createModelServer({ respond: () => ({ text: document }) })
    onTestFinished(() => server.close())
    const said: string[] = []
    for (const way of ['log', 'warn', 'error', 'info', 'debug'] as const) {
      vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.join(' ')))
    }
    onTestFinished(() => void vi.restoreAllMocks())
    const directory = folder()
    const runtime = await start(directory, server.baseUrl)
    const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
    server.failNext('error_inside', 'not_authorised')
    const events: unknown[] = []
    const handle = await session.start('GEN-001', { brief })
    const first = await handle.finished()
    expect(first.waiting).toMatchObject({ for: 'provider', failure: 'failed' })
    const second = await (await session.resume(handle.id)).finished()
    expect(second.waiting).toMatchObject({ failure: 'not_authorised' })
    const run = await (await session.resume(handle.id)).finished()
    expect(run.state).toBe('completed')
    for await (const event of session.events(handle.id)) events.push(event)
    const kept = JSON.stringify([
      ...[first, second, run, events, await session.explain(run.id)],
      ...[await session.exportAudit(), runtime.tenant('shed').model.connected],
    ])
    await runtime.close()
    const all = [kept, bytesUnder(directory), ...said].join('\n')
    expect(new Set(server.received.map(({ key }) => key))).toEqual(new Set([KEY]))
    expect(all).not.toContain(KEY)
    // What is looked through is what was written: the reference is there.
    expect(all).toContain('env:FCC_TEST_PLANTED_KEY')
    expect(bytesUnder(directory).length).toBeGreaterThan(10_000)
  })
})
