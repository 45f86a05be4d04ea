import { realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createRuntime } from '../create-runtime.ts'
import type { Runtime } from '../runtime.ts'
import {
  type FixturePackage,
  linkPackage,
  writeApplication,
} from '../testing/fixture-packages.test-support.ts'
import { temporaryFolder } from '../testing/test-runtime.test-support.ts'

let opened: Runtime | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

const folderOf = () => realpathSync(temporaryFolder())

async function open(directory: string, yaml = 'tenant: { id: riverside }'): Promise<Runtime> {
  writeFileSync(join(directory, 'fcc.yaml'), `${yaml}\nstore: { use: memory }\n`)
  opened = await createRuntime({ directory })
  return opened
}

const core = (version: string): FixturePackage => ({ version, fcc: { id: 'core' } })
const using = (range: string, more: FixturePackage = {}): FixturePackage => ({
  dependencies: [`fcc-core@${range}`],
  fcc: { includes: ['fcc-core'] },
  ...more,
})
const started = (runtime: Runtime) =>
  runtime.assemblies.map(({ plan }) =>
    plan.order.map(({ id, found }) => `${id} ${found.version}`).sort(),
  )

describe('two copies of one plugin', () => {
  it('nested by npm at compatible versions are one, the higher, and doctor can say so', async () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['fcc-core@^1.0.0', 'fcc-care'],
      packages: {
        'fcc-core': core('1.0.0'),
        'fcc-care': using('~1.0.1', { packages: { 'fcc-core': core('1.0.1') } }),
      },
    })
    const runtime = await open(app)
    expect(runtime.tenants.list()[0]?.state).toBe('ready')
    expect(started(runtime)).toEqual([['core 1.0.1', 'fcc-care 1.0.0']])
    const said = runtime.tenants
      .list()[0]
      ?.diagnostics.find(({ code }) => code === 'FCC_PLAN_SEVERAL_COPIES')
    expect(said?.severity).toBe('notice')
    expect(said?.why).toContain(join(app, 'node_modules', 'fcc-core'))
    expect(said?.why).toContain(join(app, 'node_modules', 'fcc-care', 'node_modules', 'fcc-core'))
  })

  it('laid out by pnpm, each beside its user in a store, are one', async () => {
    const app = writeApplication(folderOf(), { dependencies: ['fcc-care', 'fcc-bank'] })
    const store = folderOf()
    linkPackage(join(store, 'care'), 'fcc-core', join(store, 'core@1.0.0'), core('1.0.0'))
    linkPackage(join(store, 'bank'), 'fcc-core', join(store, 'core@1.2.0'), core('1.2.0'))
    for (const [name, range] of [
      ['care', '^1.0.0'],
      ['bank', '^1.1.0'],
    ] as const) {
      linkPackage(app, `fcc-${name}`, join(store, name, 'node_modules'), using(range))
    }
    const runtime = await open(app)
    expect(started(runtime)).toEqual([['core 1.2.0', 'fcc-bank 1.0.0', 'fcc-care 1.0.0']])
  })

  it('of which a plugin linked from a folder brings one are one, though its range is none', async () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['fcc-core@^1.0.0', 'fcc-mine'],
      packages: { 'fcc-core': core('1.0.0') },
    })
    linkPackage(
      app,
      'fcc-mine',
      folderOf(),
      using('workspace:^', { packages: { 'fcc-core': core('1.0.0') } }),
    )
    const runtime = await open(app)
    expect(runtime.tenants.list()[0]?.state).toBe('ready')
    expect(started(runtime)).toEqual([['core 1.0.0', 'fcc-mine 1.0.0']])
  })

  it('at versions that no range bridges harm the tenants that use both, and no others', async () => {
    const guarding = { contributes: { detectors: ['fcc-bank/d'] } }
    const app = writeApplication(folderOf(), {
      dependencies: ['fcc-care', 'fcc-bank', 'fcc-alone'],
      packages: {
        'fcc-care': using('^1.0.0', { packages: { 'fcc-core': core('1.0.0') } }),
        'fcc-bank': using('^2.0.0', {
          fcc: { includes: ['fcc-core'], ...guarding },
          packages: { 'fcc-core': core('2.0.0') },
        }),
        'fcc-alone': { fcc: {} },
      },
    })
    const runtime = await open(
      app,
      `tenants:
  both: { tenant: { name: Both } }
  care: { tenant: { name: Care }, plugins: [fcc-care] }
  alone: { tenant: { name: Alone }, plugins: [fcc-alone] }`,
    )
    expect(runtime.tenants.list().map(({ id, state }) => [id, state])).toEqual([
      ['both', 'refused'],
      ['care', 'ready'],
      ['alone', 'ready'],
    ])
    const all = runtime.assemblies.flatMap(({ start }) => start.diagnostics)
    const pair = all.find(({ code }) => code === 'FCC_PLAN_INCOMPATIBLE_COPIES')
    expect(pair?.why).toContain(join(app, 'node_modules', 'fcc-care', 'node_modules', 'fcc-core'))
    expect(pair?.why).toContain(join(app, 'node_modules', 'fcc-bank', 'node_modules', 'fcc-core'))
  })
})
