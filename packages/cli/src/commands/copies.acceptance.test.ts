import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { createRuntime } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fcc-copies-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, content: string | object): void {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
}

interface Fixture {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

function writePlugin(at: string, { name, version, dependencies = {} }: Fixture): void {
  const includes = Object.keys(dependencies)
  const fcc = { spec: 1, kind: 'plugin', id: name, api: '^1.0.0', includes }
  write(`${at}/package.json`, {
    ...{ name, version, type: 'module', exports: './index.js', dependencies, fcc },
  })
  write(
    `${at}/index.js`,
    `export default { '~kind': 'fcc.plugin', spec: 1, id: '${name}', needs: {}, optional: {}, provides: [], setup() {} }\n`,
  )
}

/** Packs a plugin as its author would. @returns the file, as a dependency names it */
async function pack(at: string, fixture: Fixture): Promise<string> {
  writePlugin(at, fixture)
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: join(folder, at) })
  const file = join(folder, `${at}.tgz`)
  renameSync(join(folder, `${fixture.name}-${fixture.version}.tgz`), file)
  return `file:${file}`
}

const installers: readonly (readonly [string, string, readonly string[]])[] = [
  ['npm', 'npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--offline']],
  ['pnpm', 'npx', ['-y', 'pnpm@10.34.9', 'install', '--ignore-scripts', '--offline']],
]

let older: string
let care: string
beforeAll(async () => {
  older = await pack('core-1.0.0', { name: 'fcc-core', version: '1.0.0' })
  const newer = await pack('core-1.0.1', { name: 'fcc-core', version: '1.0.1' })
  const dependencies = { 'fcc-core': newer }
  care = await pack('care', { name: 'fcc-care', version: '1.0.0', dependencies })
}, 120_000)

async function startedIn(app: string) {
  write(`${app}/fcc.yaml`, 'tenant: { id: riverside }\nstore: { use: memory }\n')
  await using runtime = await createRuntime({ directory: join(folder, app) })
  const [tenant] = runtime.tenants.list()
  return {
    state: tenant?.state,
    copies: tenant?.diagnostics.filter(({ code }) => code === 'FCC_PLAN_SEVERAL_COPIES'),
    order: runtime.assemblies.flatMap(({ plan }) =>
      plan.order.map(({ id, found }) => `${id} ${found.version}`),
    ),
  }
}

describe.each(installers)(
  'two versions of one plugin, as %s installs them',
  (name, file, words) => {
    it('are one plugin, the higher, for an application that depends on the lower', async () => {
      write(`${name}/package.json`, {
        private: true,
        dependencies: { 'fcc-core': older, 'fcc-care': care },
      })
      await run(file, words, { cwd: join(folder, name) })
      const { state, copies, order } = await startedIn(name)
      expect(state).toBe('ready')
      expect(order).toEqual(['fcc-care 1.0.0', 'fcc-core 1.0.1'])
      expect(copies).toHaveLength(1)
      expect(copies?.[0]?.why).toMatch(/1\.0\.1 in .+ and 1\.0\.0 in .+/)
    }, 120_000)

    it('are one plugin, too, where a plugin is linked from a folder with an install of its own', async () => {
      const app = `${name}-linked`
      writePlugin(`${app}-plugin`, {
        name: 'fcc-mine',
        version: '0.1.0',
        dependencies: { 'fcc-core': older },
      })
      await run(file, words, { cwd: join(folder, `${app}-plugin`) })
      write(`${app}/package.json`, {
        private: true,
        dependencies: {
          'fcc-core': older,
          'fcc-mine': `${name === 'npm' ? 'file' : 'link'}:${join(folder, `${app}-plugin`)}`,
        },
      })
      await run(file, words, { cwd: join(folder, app) })
      expect(existsSync(join(folder, `${app}-plugin/node_modules/fcc-core`))).toBe(true)
      const { state, order } = await startedIn(app)
      expect(state).toBe('ready')
      expect(order).toEqual(['fcc-core 1.0.0', 'fcc-mine 0.1.0'])
    }, 120_000)
  },
)
