import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestProject } from '../fixtures/test-project.ts'

const run = promisify(execFile)
const example = createRequire(
  new URL('../../../../examples/quickstart/package.json', import.meta.url),
)
const { build } = (await import(example.resolve('esbuild'))) as {
  build(options: object): Promise<unknown>
}

const project = createTestProject({
  dependencies: [
    '@fcc/plugin-detectors-common',
    '@fcc/plugin-provider-deterministic',
    '@fcc/runtime',
  ],
  files: {
    'fcc.yaml': 'tenant: { id: riverside }\nstore: { use: memory }\n',
    'host.js': `import { createRuntime } from '@fcc/runtime'
import { plugins } from './plugins.generated.js'
const runtime = await createRuntime(process.argv[2] === 'listed' ? { plugins } : {})
console.log(JSON.stringify({
  tenants: runtime.tenants.list().map(({ id, state, diagnostics }) => ({ id, state, codes: diagnostics.map(({ code }) => code) })),
  plugins: runtime.assemblies.flatMap(({ plan }) => plan.order.map(({ id }) => id)),
  detectors: runtime.assemblies.flatMap(({ contributions }) => contributions.get('detectors') ?? []).length,
}))
await runtime.close()
`,
  },
})
/** Where the bundle runs: nothing is installed there. */
const moved = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-moved-')))
afterAll(() => {
  project.remove()
  rmSync(moved, { recursive: true, force: true })
})

interface Said {
  readonly tenants: readonly { readonly state: string; readonly codes: readonly string[] }[]
  readonly plugins: readonly string[]
  readonly detectors: number
}

async function start(how: string): Promise<Said> {
  const { stdout } = await run(process.execPath, [join(moved, 'host.mjs'), how], { cwd: moved })
  return JSON.parse(stdout) as Said
}

describe('a host that esbuild bundled, moved to a folder where nothing is installed', () => {
  beforeAll(async () => {
    expect((await project.fcc('plugins', 'write', 'plugins.generated.js')).code).toBe(0)
    expect((await project.fcc('plugins', 'write', 'plugins.generated.js', '--check')).code).toBe(0)
    mkdirSync(join(moved, 'app'))
    await build({
      entryPoints: [project.path('host.js')],
      outfile: join(moved, 'host.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      conditions: ['source'],
      absWorkingDir: project.directory,
      // What is CommonJS inside of the bundle asks for modules of Node by `require`.
      banner: {
        js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url)",
      },
      logLevel: 'error',
    })
    cpSync(project.path('fcc.yaml'), join(moved, 'fcc.yaml'))
    writeFileSync(join(moved, 'package.json'), '{ "private": true }')
  }, 120_000)

  it('has the plugins of the list that was written before', async () => {
    const { tenants, plugins, detectors } = await start('listed')
    expect(tenants).toMatchObject([{ id: 'riverside', state: 'ready' }])
    expect(plugins.toSorted()).toEqual(['detectors-common', 'provider-deterministic'])
    expect(detectors).toBeGreaterThan(0)
  })

  it('starts no tenant without its list, on a fresh store either: none would have a safeguard', async () => {
    const { tenants, plugins } = await start('unlisted')
    expect(tenants).toMatchObject([{ state: 'refused', codes: ['FCC_DISCOVERY_NOTHING'] }])
    expect(plugins).toEqual([])
  })
})

describe('the list of plugins', () => {
  it('is told to be outdated when what is installed has changed', async () => {
    project.write('plugins.generated.js', 'export const plugins = []\n')
    const { code, err } = await project.fcc('plugins', 'write', 'plugins.generated.js', '--check')
    expect(code).toBeGreaterThan(0)
    expect(err).toContain('FCC_CLI_PLUGINS_OUTDATED')
  })
})
