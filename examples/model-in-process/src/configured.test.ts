import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRuntime, parseConfig } from '@fcc/runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { installedPlugins } from './installed-plugins.ts'

async function start(connection: string) {
  const directory = mkdtempSync(join(tmpdir(), 'fcc-model-in-process-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  writeFileSync(join(directory, 'page.gguf'), '<!doctype html><title>Not found</title>')
  const begun = Buffer.concat([Buffer.from('GGUF'), Buffer.of(3, 0, 0, 0, 1, 0, 0, 0)])
  writeFileSync(join(directory, 'begun.gguf'), begun)
  const config = parseConfig(
    `tenant: { id: ward }
provider: house
providers: { house: { kind: local, ${connection} } }
plugin_config: { provider-local: { threads: 1 } }
`,
    join(directory, 'fcc.yaml'),
  )
  const runtime = await createRuntime({ config, plugins: installedPlugins() })
  onTestFinished(() => runtime.close())
  return runtime
}

describe('a model in the process, by the configuration', () => {
  it('may be asked about a patient without an agreement, and a file that is none leaves the run waiting', async () => {
    const runtime = await start('model: "file:page.gguf"')
    const session = runtime.tenant('ward').as({ kind: 'human', id: 'ada', roles: ['clinician'] })
    const handle = await session.start('summarise-note', { note: 'Seen by Dr. Lee. Afebrile.' })
    const run = await handle.finished()
    expect(run.state).toBe('waiting')
    expect(run.waiting).toMatchObject({ for: 'provider', failure: 'failed' })
    const explained = JSON.stringify(await session.explain(run.id))
    expect(explained).toContain('"run_input"')
    expect(explained).not.toContain('"egress"')
    expect(explained).not.toContain('doctype')
  })

  it.each([
    ['page.gguf', 'page.gguf is no GGUF file: it does not begin as one'],
    ['begun.gguf', 'begun.gguf is cut off within its header, at 12 bytes'],
    ['absent.gguf', 'there is no file absent.gguf'],
  ])('whose file is %s says what is wrong with it to whoever tests it', async (file, said) => {
    const runtime = await start(`model: "file:${file}"`)
    const session = runtime.tenant('ward').as({ kind: 'human', id: 'ada', roles: [] })
    expect(await session.testProvider('house')).toMatchObject({
      outcome: 'failed',
      failure: 'failed',
      why: expect.stringContaining(said),
    })
  })

  it('has no key and no address', async () => {
    const runtime = await start(
      'model: "file:page.gguf", key: "env:KEY", base_url: "https://a.example"',
    )
    const diagnostics = runtime.tenants.list().flatMap((tenant) => tenant.diagnostics)
    const said = diagnostics.map(({ why }) => why).join('\n')
    expect(said).toContain('key: it has none')
    expect(said).toContain('base_url: it has none')
  })
})
