import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fleetPlugin } from '../fixtures/fleet-plugin.ts'
import { createTestProject, type Spoken, type TestProject } from '../fixtures/test-project.ts'

const bin = fileURLToPath(new URL('../../bin/fcc.js', import.meta.url))

let project: TestProject
beforeAll(() => {
  project = createTestProject({
    dependencies: ['acme-fleet', '@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      ...fleetPlugin,
      'fcc.yaml': 'tenant: { id: meadow }\n',
      'boats.txt': 'Ada\nGrace\n',
    },
  })
})
afterAll(() => project.remove())

/** The program in a process of its own: what nobody waits for is the process's to hear. */
function fcc(...argv: readonly string[]): Promise<Spoken> {
  const words = ['--conditions=source', '--disable-warning=ExperimentalWarning', bin, ...argv]
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: project.directory }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

describe('a promise that a plugin does not await', () => {
  it('fails the command that left it, by the name of its plugin', async () => {
    const { code, err } = await fcc('acme-fleet', 'scuttle', '--as', 'ada')
    expect(code).toBe(1)
    expect(err).toMatch(/^FCC_PLUGIN_DETACHED_ERROR[^\n]*acme-fleet.*\n.*The plugin acme-fleet/)
    expect(err).not.toContain('the hull of the Ada')
  })

  it('fails the export whose exporter left it, by the name of its plugin', async () => {
    const { out } = await fcc('run', 'GEN-001', '--input', 'boats.txt', '--json')
    const { run } = JSON.parse(out) as { readonly run: { readonly id: string } }
    const { code, err } = await fcc('export', run.id, '--format', 'spill')
    expect(code).toBe(1)
    expect(err).toMatch(/^FCC_PLUGIN_DETACHED_ERROR[^\n]*acme-fleet.*\n.*The plugin acme-fleet/)
  })
})
