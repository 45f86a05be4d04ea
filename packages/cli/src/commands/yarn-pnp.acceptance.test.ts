import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

const run = promisify(execFile)
const example = createRequire(
  new URL('../../../../examples/quickstart/package.json', import.meta.url),
)
const { build } = (await import(example.resolve('esbuild'))) as {
  build(options: object): Promise<unknown>
}
const runtime = fileURLToPath(new URL('../../../runtime/src/index.ts', import.meta.url))

/** The Yarn that is tried; another may be named in the environment of CI. */
const YARN = '@yarnpkg/cli-dist@4.18.1'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-pnp-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, content: string | object): void {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
}

function writePlugin(name: string, more: { readonly includes?: readonly string[] } = {}): void {
  const { includes = [] } = more
  write(`${name}/package.json`, {
    name,
    version: '1.0.0',
    type: 'module',
    exports: './index.js',
    dependencies: Object.fromEntries(includes.map((each) => [each, `file:../${each}.tgz`])),
    fcc: { spec: 1, kind: 'plugin', id: name, api: '^1.0.0', includes },
  })
  write(
    `${name}/index.js`,
    `export default { '~kind': 'fcc.plugin', spec: 1, id: '${name}', needs: {}, optional: {}, provides: [], setup() {} }\n`,
  )
}

/** Runs a program in the application; the tool's own words go into the error where it fails. */
const runIn = (at: string, file: string, ...args: readonly string[]) =>
  run(file, args, {
    cwd: join(folder, at),
    env: {
      ...process.env,
      YARN_ENABLE_TELEMETRY: '0',
      YARN_ENABLE_GLOBAL_CACHE: '0',
      // In CI Yarn refuses by default to write the lock file that a new application has not yet.
      YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
    },
  })

beforeAll(async () => {
  writePlugin('fcc-base')
  writePlugin('fcc-care', { includes: ['fcc-base'] })
  for (const name of ['fcc-base', 'fcc-care']) {
    await runIn(name, 'npm', 'pack', '--silent', '--pack-destination', folder)
    // `npm pack` names the version; the packages name the file without.
    await runIn('.', 'mv', `${name}-1.0.0.tgz`, `${name}.tgz`)
  }
  write('app/package.json', {
    name: 'app',
    private: true,
    dependencies: { 'fcc-care': `file:${folder}/fcc-care.tgz` },
    resolutions: { 'fcc-base': `file:${folder}/fcc-base.tgz` },
  })
  write('app/yarn.lock', '')
  write('app/.yarnrc.yml', 'nodeLinker: pnp\nenableScripts: false\n')
  write('app/fcc.yaml', 'tenant: { id: riverside }\nstore: { use: memory }\n')
  write(
    'entry.mjs',
    `import { createRuntime } from ${JSON.stringify(runtime)}
const runtime = await createRuntime()
console.log(JSON.stringify({
  states: runtime.tenants.list().map(({ state }) => state),
  plugins: runtime.assemblies.flatMap(({ kernel }) => kernel.plugins.map(({ pluginId, state, found }) => [pluginId, state, found.location])),
}))
await runtime.close()
`,
  )
  await build({
    entryPoints: [join(folder, 'entry.mjs')],
    outfile: join(folder, 'app/host.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    banner: {
      js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url)",
    },
    logLevel: 'error',
  })
  await runIn('app', 'npx', '-y', '-p', YARN, 'yarn', 'install')
}, 300_000)

it('finds and loads the plugins that Yarn laid out for Plug’n’Play, in their archives', async () => {
  expect(existsSync(join(folder, 'app/.pnp.cjs'))).toBe(true)
  expect(existsSync(join(folder, 'app/node_modules'))).toBe(false)
  const { stdout } = await runIn('app', 'npx', '-y', '-p', YARN, 'yarn', 'node', 'host.mjs')
  const { states, plugins } = JSON.parse(stdout) as {
    readonly states: readonly string[]
    readonly plugins: readonly (readonly [string, string, string])[]
  }
  expect(states).toEqual(['ready'])
  expect(plugins.map(([id, state]) => [id, state]).sort()).toEqual([
    ['fcc-base', 'ready'],
    ['fcc-care', 'ready'],
  ])
  for (const [, , location] of plugins) expect(location).toContain('.zip')
})
