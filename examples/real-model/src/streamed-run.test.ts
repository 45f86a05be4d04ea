import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ShownText } from '@fcc/contracts'
import coreCatalogue from '@fcc/plugin-core-catalog'
import plugin from '@fcc/plugin-provider-ai-sdk'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { SPOKEN } from './providers.test-support.ts'
import type { Fault } from './server/faults.ts'
import { createModelServer, type ModelServer } from './server/model-server.ts'
import { createTeller } from './teller.test-support.ts'

const teller = createTeller(`workflow: tell
start: tell
nodes: [{ id: tell, persona: core-catalog/RC, action: document, produces: told }]`)

const sentence = 'A sentence that the one with badge 4711 says, and that is long enough. '
const written = sentence.repeat(6)
const governed = written.replaceAll('4711', '[BADGE]')

async function tell(server: ModelServer, kind: string) {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-streamed-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  vi.stubEnv('FCC_TEST_STREAM_KEY', 'a-key')
  onTestFinished(() => void vi.unstubAllEnvs())
  const config = parseConfig(
    `tenant: { id: shed }
provider: here
limits: { retry_ms: 10 }
providers:
  here: { kind: ${kind}, model: m-1, base_url: ${server.baseUrl}, key: env:FCC_TEST_STREAM_KEY }
`,
    join(directory, 'fcc.yaml'),
  )
  const runtime = await createRuntime({ config, plugins: [coreCatalogue, plugin, teller] })
  onTestFinished(() => runtime.close())
  const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
  const handle = await session.start('tell', { note: 'Tell it.' }, { watch: true, wait: true })
  const shown: ShownText[] = []
  for await (const each of handle.shown()) shown.push(each)
  const run = await handle.finished()
  return { session, run, shown }
}

/** The texts that were shown, attempt by attempt. */
function attempts(shown: readonly ShownText[]): readonly string[] {
  const texts: string[] = []
  for (const each of shown) {
    if (each.kind === 'streaming') texts.push('')
    if (each.kind === 'text') texts.push(`${texts.pop() ?? ''}${each.text}`)
  }
  return texts
}

const midStream: readonly Fault[] = ['cut', 'malformed', 'error_inside', 'reset']

describe.each(SPOKEN)('an answer over the wire of %s', (kind) => {
  it('is shown in pieces, without what a rule takes out, and is what is released', async () => {
    const server = await createModelServer({ respond: () => ({ text: written }) })
    onTestFinished(() => server.close())
    const { session, run, shown } = await tell(server, kind)
    expect([run.state, run.reasons]).toEqual(['completed', []])
    expect(shown.filter((each) => each.kind === 'text').length).toBeGreaterThan(10)
    expect(attempts(shown)).toEqual([governed])
    expect((await session.outcome(run.id, 'told')).text).toBe(governed)
  })

  it.each(midStream)(
    'that ends in %s is begun anew, and nothing of it is released',
    async (fault) => {
      const server = await createModelServer({ respond: () => ({ text: written }) })
      onTestFinished(() => server.close())
      server.failNext(fault)
      const { session, run, shown } = await tell(server, kind)
      const [first = '', last] = attempts(shown)
      expect(governed.startsWith(first)).toBe(true)
      if (run.state === 'completed') {
        expect(last).toBe(governed)
        expect((await session.outcome(run.id, 'told')).text).toBe(governed)
      } else {
        expect(run).toMatchObject({ state: 'waiting', waiting: { for: 'provider' }, released: {} })
      }
    },
  )
})
