import { realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createRuntime } from './create-runtime.ts'
import type { Runtime } from './runtime.ts'
import {
  type FixturePackage,
  pluginCode,
  writeApplication,
} from './testing/fixture-packages.test-support.ts'
import { expectCode, temporaryFolder } from './testing/test-runtime.test-support.ts'

let opened: Runtime | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

async function open(application: FixturePackage, yaml = ''): Promise<Runtime> {
  const directory = writeApplication(realpathSync(temporaryFolder()), application)
  writeFileSync(
    join(directory, 'fcc.yaml'),
    `tenant: { id: riverside }\nstore: { use: memory }\n${yaml}`,
  )
  opened = await createRuntime({ directory })
  return opened
}

describe('a runtime of what is installed', () => {
  it('needs nothing but a folder with a fcc.yaml and a package.json', async () => {
    const runtime = await open({ dependencies: ['a'], packages: { a: { fcc: {} } } })
    expect(runtime.tenants.list()).toMatchObject([{ id: 'riverside', state: 'ready' }])
    expect(runtime.manifests.map(({ manifest }) => manifest.id)).toEqual(['a'])
    expect(runtime.assemblies[0]?.plan.order.map(({ id }) => id)).toEqual(['a'])
  })

  it.each<[string, FixturePackage]>([
    ['exports with conditions', { exports: { '.': { types: './no.d.ts', import: './index.js' } } }],
    ['exports of one file', { exports: './index.js' }],
    [
      'exports with nested conditions',
      { exports: { node: { import: './index.js' }, default: './no.js' } },
    ],
    ['a main', { main: 'index.js' }],
    ['neither', {}],
  ])('loads a package with %s', async (_what, given) => {
    const runtime = await open({ dependencies: ['a'], packages: { a: { ...given, fcc: {} } } })
    const [tenant] = runtime.tenants.list()
    expect([
      tenant?.state,
      tenant?.diagnostics.filter(({ severity }) => severity === 'error'),
    ]).toEqual(['ready', []])
    expect(runtime.assemblies[0]?.kernel.plugins).toMatchObject([{ pluginId: 'a', state: 'ready' }])
  })

  it('says which package could not be imported, and starts without it', async () => {
    const runtime = await open({
      dependencies: ['bad', 'good', 'none'],
      packages: {
        bad: { fcc: {}, code: 'throw new TypeError("no table")' },
        none: { fcc: {}, code: 'export default 7' },
        good: { fcc: {} },
      },
    })
    const said = runtime.tenants
      .list()[0]
      ?.diagnostics.map(({ code, why }) => `${code} ${why}`)
      .join('\n')
    expect(said).toContain('bad')
    expect(said).toContain('FCC_LOAD_NO_PLUGIN')
    expect(runtime.tenants.list()[0]?.state).toBe('ready')
  })

  it('says where both lie when one id is found twice, and takes neither', async () => {
    const runtime = await open({
      dependencies: ['one', 'two'],
      packages: { one: { fcc: { id: 'same' } }, two: { fcc: { id: 'same' } } },
    })
    const twice = runtime.tenants
      .list()[0]
      ?.diagnostics.find(({ code }) => code === 'FCC_PLAN_DUPLICATE_PLUGIN')
    expect(twice?.why).toContain(join('node_modules', 'one'))
    expect(twice?.why).toContain(join('node_modules', 'two'))
    expect(runtime.assemblies[0]?.plan.order).toEqual([])
  })

  it('refuses a tenant when what was found broken guards it', async () => {
    const runtime = await open({
      dependencies: ['guard'],
      packages: {
        guard: {
          fcc: { contributes: { detectors: ['guard/d'] } },
          code: pluginCode('guard', 'throw new Error("no table")'),
        },
      },
    })
    expect(runtime.tenants.list()[0]?.state).toBe('refused')
    const error = await expectCode('FCC_TENANT_REFUSED', () => runtime.tenant('riverside'))
    expect(error.why).toContain('FCC_SAFEGUARD_BROKEN')
  })

  it('has what a tenant names by package, with all it includes', async () => {
    const runtime = await open(
      {
        dependencies: ['@acme/vertical', 'other'],
        packages: {
          '@acme/vertical': { fcc: { id: 'acme', includes: ['base'] } },
          base: { fcc: {} },
          other: { fcc: {} },
        },
      },
      'plugins: ["@acme/vertical"]\n',
    )
    expect(runtime.assemblies[0]?.plan.order.map(({ id }) => id).sort()).toEqual(['acme', 'base'])
  })

  it('does not begin without its configuration', async () => {
    const directory = writeApplication(realpathSync(temporaryFolder()), {})
    await expectCode('FCC_CONFIG_NOT_FOUND', () => createRuntime({ directory }))
  })
})
