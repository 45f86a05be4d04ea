import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { definePlugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tenantConfig } from '../config/tenant-config.ts'
import { createRuntime } from '../create-runtime.ts'
import type { Runtime, RuntimeOptions } from '../runtime.ts'
import {
  type FixturePackage,
  linkPackage,
  pluginCode,
  writeApplication,
} from '../testing/fixture-packages.test-support.ts'
import { contributing, personaYaml, sample } from '../testing/sample-plugin.test-support.ts'
import {
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const block = (more: object = {}) => ({ provider: 'sample/model', ...more })
const changed = (more: object) => tenantConfig('riverside', block(more), '')

/** A plugin of one file that contributes a skill by which its version is told. */
const versioned = (version: string, setup = ''): FixturePackage => ({
  version,
  fcc: { kind: 'plugin' },
  code: `globalThis.__fccHot ??= []; globalThis.__fccHot.push('${version}')\n${pluginCode('hot', setup)}`,
})

const yaml = (tenants: Readonly<Record<string, string>>, more = ''): string =>
  [
    'store: { use: memory }',
    more,
    'tenants:',
    ...Object.entries(tenants).map(([id, said]) => `  ${id}: ${said}`),
  ].join('\n')

interface Installed {
  readonly directory: string
  readonly runtime: Runtime
  write(text: string): void
}

async function open(
  text: string,
  application: FixturePackage,
  options: RuntimeOptions = {},
): Promise<Installed> {
  const directory = writeApplication(realpathSync(temporaryFolder()), application)
  const write = (next: string) => writeFileSync(join(directory, 'fcc.yaml'), next)
  write(text)
  const runtime = await createRuntime({ directory, recover: false, ...options })
  onTestFinished(() => runtime.close())
  return { directory, runtime, write }
}

const pluginsOf = (runtime: Runtime, id: string) =>
  runtime
    .tenant(id)
    .model.assembly.plan.order.map(({ found }) => `${found.manifest.id} ${found.version}`)

describe('the plugins of a tenant, replaced', () => {
  it('are enabled, disabled and configured in an assembly beside the old, and others do not notice', async () => {
    const seen: string[] = []
    const telling = sample({
      write: (_, { settings }) => {
        seen.push(settings.suffix)
        return { artifacts: { written: 'so' } }
      },
    })
    const runtime = await openRuntime({
      plugins: [telling, contributing('extra', personaYaml('XX'))],
      tenants: { riverside: { plugins: ['sample'] }, lakeside: { plugins: ['sample'] } },
    })
    const other = runtime.tenant('lakeside').model
    await runtime.tenants.replace(changed({ plugins: ['sample', 'extra'] }), grace)
    expect(pluginsOf(runtime, 'riverside')).toEqual(['extra 1.0.0', 'sample 1.0.0'])
    const settings = { sample: { suffix: '?' } }
    await runtime.tenants.replace(changed({ plugins: ['sample'], settings }), grace)
    for (const id of ['riverside', 'lakeside']) {
      await (await runtime.tenant(id).as(grace).start('write', { note: 'x' })).finished()
    }
    expect(seen).toEqual(['?', '!'])
    expect(pluginsOf(runtime, 'riverside')).toEqual(['sample 1.0.0'])
    expect(runtime.tenant('lakeside').model).toBe(other)
    expect(runtime.assemblies).toEqual([other.assembly])
  })

  it('stay as they are where a plugin of the new ones does not start, which says why', async () => {
    const plugin = definePlugin({
      id: 'failing',
      setup() {
        throw new Error('no table')
      },
    })
    // Nobody takes it for a safeguard, whose loss refuses a start as well.
    const found = { ...deriveManifest(plugin), declared: true }
    const runtime = await openRuntime({
      plugins: [sample(), { plugin, found }],
      tenants: { riverside: { plugins: ['sample'] } },
    })
    const { model } = runtime.tenant('riverside')
    const error = await expectCode('FCC_TENANT_REFUSED', () =>
      runtime.tenants.replace(changed({ plugins: ['sample', 'failing'] }), grace),
    )
    expect(error.why).toContain('no table')
    expect(runtime.tenant('riverside').model).toBe(model)
    expect(runtime.assemblies).toEqual([model.assembly])
  })
})

describe('a reload', () => {
  const plain = { packages: { hot: versioned('1.0.0') }, dependencies: ['hot'] }

  it('takes over blocks that were edited and tenants that are new, and tells what waits for a new process', async () => {
    const { runtime, write } = await open(
      yaml({ riverside: '{ plugins: [] }', lakeside: '{ plugins: [hot] }', upland: '{}' }),
      plain,
    )
    const lakeside = runtime.tenant('lakeside').model
    expect(await runtime.tenants.reload(grace)).toEqual({ tenants: [], waiting: [] })
    write(
      yaml(
        {
          riverside: '{ plugins: [hot] }',
          lakeside: '{ plugins: [hot] }',
          marsh: '{ plugins: [] }',
        },
        'audit: { checkpoint_seconds: 7 }',
      ),
    )
    expect(await runtime.tenants.reload(grace)).toEqual({
      tenants: [
        { tenant: 'riverside', outcome: 'replaced', diagnostics: [] },
        { tenant: 'marsh', outcome: 'added', diagnostics: [] },
      ],
      waiting: [
        { kind: 'setting', name: 'audit' },
        { kind: 'tenant', name: 'upland' },
      ],
    })
    expect(pluginsOf(runtime, 'riverside')).toEqual(['hot 1.0.0'])
    expect(runtime.tenant('lakeside').model).toBe(lakeside)
    const log = (await runtime.tenant('riverside').as(grace).exportAudit()).text
    expect(log).toContain('fcc.tenant.replaced')
  })

  it('keeps a tenant whose block does not start as it was, with the reason, and takes the others over', async () => {
    const { runtime, write } = await open(
      yaml({ riverside: '{}', lakeside: '{ name: One }' }),
      plain,
    )
    const { model } = runtime.tenant('riverside')
    write(yaml({ riverside: '{ plugins: [nowhere] }', lakeside: '{ name: Two }' }))
    const bad = { tenant: 'riverside', outcome: 'kept' }
    const { tenants } = await runtime.tenants.reload(grace)
    expect(tenants).toMatchObject([bad, { tenant: 'lakeside', outcome: 'replaced' }])
    expect(tenants[0]?.diagnostics[0]?.why).toContain('FCC_PLUGIN_MISSING')
    expect(runtime.tenant('riverside').model).toBe(model)
    // Tried again each time, until it starts.
    expect((await runtime.tenants.reload(grace)).tenants).toMatchObject([bad])
  })

  it('leaves a tenant as an act after the file left it, until its block is edited', async () => {
    const { runtime, write } = await open(
      yaml({ riverside: '{ name: One }', lakeside: '{}' }),
      plain,
    )
    await runtime.tenants.replace(tenantConfig('riverside', { name: 'Act' }, ''), grace)
    await runtime.tenants.remove('lakeside', grace)
    expect(await runtime.tenants.reload(grace)).toEqual({ tenants: [], waiting: [] })
    expect(runtime.tenants.list()).toMatchObject([{ id: 'riverside', name: 'Act' }])
    write(yaml({ riverside: '{ name: One }', lakeside: '{ name: Back }' }))
    await runtime.tenants.reload(grace)
    expect(runtime.tenants.list()).toMatchObject([{ name: 'Act' }, { name: 'Back' }])
  })

  it('changes nothing where the file cannot be read', async () => {
    const { runtime, write } = await open(yaml({ riverside: '{ name: One }' }), plain)
    write(yaml({ riverside: '{ name: Two }', lakeside: '{ nmae: x }' }))
    await expectCode('FCC_CONFIG_INVALID', () => runtime.tenants.reload(grace))
    expect(runtime.tenants.list()).toMatchObject([{ id: 'riverside', name: 'One', version: 0 }])
  })

  it('is of whoever may replace every tenant and add the new ones, and of nobody else', async () => {
    const roles =
      'roles: { keeper: { permissions: [tenants:replace] }, adder: { permissions: [tenants:add] } }'
    const { runtime, write } = await open(yaml({ riverside: '{ name: One }' }, roles), plain, {
      access: 'required',
    })
    const as = (...names: string[]) => ({ kind: 'human' as const, id: 'sam', roles: names })
    write(yaml({ riverside: '{ name: Two }', lakeside: '{}' }, roles))
    for (const role of ['developer', 'keeper', 'adder']) {
      await expectCode('FCC_ACCESS_DENIED', () => runtime.tenants.reload(as(role)))
    }
    expect(runtime.tenants.list()).toMatchObject([{ id: 'riverside', name: 'One' }])
    const done = await runtime.tenants.reload(as('operator'))
    expect(done.tenants.map(({ outcome }) => outcome)).toEqual(['replaced', 'added'])
    expect(done.waiting).toEqual([])
  })

  it('loads a version at a place of its own, finds what is newly installed, and keeps a version that does not start', async () => {
    const { runtime, directory } = await open(yaml({ riverside: '{}' }), {
      dependencies: ['hot', 'late'],
    })
    const stores = realpathSync(temporaryFolder())
    const link = join(directory, 'node_modules', 'hot')
    const install = (version: string, setup?: string) => {
      rmSync(link, { force: true })
      linkPackage(directory, 'hot', join(stores, version), versioned(version, setup))
    }
    install('1.0.0')
    await runtime.tenants.reload(grace)
    expect(pluginsOf(runtime, 'riverside')).toEqual(['hot 1.0.0'])
    install('2.0.0')
    const { tenants, waiting } = await runtime.tenants.reload(grace)
    expect([tenants[0]?.outcome, waiting]).toEqual(['replaced', []])
    expect(pluginsOf(runtime, 'riverside')).toEqual(['hot 2.0.0'])
    expect(Reflect.get(globalThis, '__fccHot')).toEqual(expect.arrayContaining(['1.0.0', '2.0.0']))
    install('3.0.0', 'throw new Error("no table")')
    const refused = await runtime.tenants.reload(grace)
    expect(refused.tenants).toMatchObject([{ tenant: 'riverside', outcome: 'kept' }])
    expect(refused.tenants[0]?.diagnostics[0]?.why).toContain('no table')
    expect(pluginsOf(runtime, 'riverside')).toEqual(['hot 2.0.0'])
    expect(runtime.assemblies).toHaveLength(1)
  })

  it('keeps code that came in another version at the same place as it was, and says that it waits', async () => {
    const { runtime, directory } = await open(yaml({ riverside: '{}' }), plain)
    writeApplication(directory, { ...plain, packages: { hot: versioned('2.0.0') } })
    expect(await runtime.tenants.reload(grace)).toEqual({
      tenants: [],
      waiting: [{ kind: 'package', name: 'hot 2.0.0' }],
    })
    expect(pluginsOf(runtime, 'riverside')).toEqual(['hot 1.0.0'])
  })

  it('is taken over by another process on the same file and store', async () => {
    const stored = (said: string) => yaml({ riverside: said }).replace('memory', 'sqlite')
    const { runtime, write, directory } = await open(stored('{ name: One }'), plain)
    const other = await createRuntime({ directory, recover: false })
    onTestFinished(() => other.close())
    write(stored('{ name: Two }'))
    await runtime.tenants.reload(grace)
    expect(await other.tenants.refresh()).toEqual([])
    expect(other.tenants.list()).toMatchObject([{ name: 'Two', version: 1 }])
    const next = await createRuntime({ directory, recover: false })
    onTestFinished(() => next.close())
    expect(next.tenants.list()).toMatchObject([{ name: 'Two', version: 1 }])
    expect(next.diagnostics.map(({ code }) => code)).not.toContain('FCC_TENANT_ROW_OUTDATED')
  })
})
