import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { nodeFlags } from '@fcc/conformance'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installFixtures, nameOf } from './broken-packages.test-support.ts'
import { BROKEN_PLUGINS } from './broken-plugins.test-data.ts'

const program = fileURLToPath(new URL('./host-program.test-support.ts', import.meta.url))
const corePlugin = fileURLToPath(new URL('../../../../plugins/core-catalog/', import.meta.url))

/** What the host's program says of itself. */
interface Told {
  readonly state: string
  readonly tenants: Readonly<Record<string, string>>
  readonly atStart: readonly { readonly code: string; readonly of: string }[]
  readonly atStop: readonly string[]
}

const noticed = Object.entries(BROKEN_PLUGINS)
const atStart = noticed.flatMap(([folder, { host }]) =>
  'atStart' in host ? [{ folder, code: host.atStart }] : [],
)
const atStop = noticed.flatMap(([folder, { host }]) =>
  'atStop' in host ? [{ folder, code: host.atStop }] : [],
)

const store = installFixtures([...atStart, ...atStop].map(({ folder }) => folder))
let told: Told

/** One host in which every one of them is installed beside a healthy plugin, each with a tenant of its own. */
beforeAll(async () => {
  const application = join(store.directory, 'application')
  const link = (name: string, folder: string): void => {
    const place = join(application, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(folder, place)
  }
  for (const [name, folder] of store.installed) link(name, folder)
  link('@fcc/plugin-core-catalog', corePlugin)
  const names = [...store.installed.keys(), '@fcc/plugin-core-catalog']
  const dependencies = Object.fromEntries(names.map((name) => [name, '*']))
  writeFileSync(join(application, 'package.json'), JSON.stringify({ dependencies }))
  const tenants = [...atStart, ...atStop].map(({ folder }) => nameOf(folder))
  // A neighbour that the application has is the tenant's, too.
  const pluginsOf = (name: string) =>
    [name, `${name}-partner`].filter((each) => names.includes(each))
  writeFileSync(
    join(application, 'fcc.yaml'),
    [
      'store: { use: memory }',
      'limits: { setup_timeout_ms: 500 }',
      'tenants:',
      '  healthy: { plugins: [fcc-healthy] }',
      ...tenants.map((name) => `  ${name}: { plugins: [${pluginsOf(name).join(', ')}] }`),
    ].join('\n'),
  )
  const flags = nodeFlags(['source'])
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program], {
    cwd: application,
  })
  told = JSON.parse(stdout) as Told
})
afterAll(() => store.remove())

describe('a host with every broken plugin in it', () => {
  it('completes a run of the healthy tenant beside them', () => {
    expect([told.tenants.healthy, told.state]).toEqual(['ready', 'completed'])
  })

  it.each(atStart)('diagnoses $folder at start', ({ folder, code }) => {
    const found = told.atStart.filter(
      ({ of }) => of.includes(nameOf(folder)) || of.includes(folder),
    )
    expect(found.map((each) => each.code)).toContain(code)
  })

  it.each([
    ['FCC_MANIFEST_UNSUPPORTED_SPEC', 'has spec 2, and this version reads spec 1'],
    ['FCC_LOAD_UNSUPPORTED_SPEC', 'has spec 2, and this kernel speaks spec 1'],
    ['FCC_PLAN_API_OUT_OF_RANGE', '^0.9.0, and this host offers 1.'],
    ['FCC_PLAN_NEED_OUT_OF_RANGE', '^2.0.0, and fcc-plan-need-out-of-range-partner provides 1.0.0'],
  ])('says by %s which versions meet', (code, said) => {
    const found = told.atStart.filter((each) => each.code === code)
    expect(found.map(({ of }) => of).join()).toContain(said)
  })

  it.each(atStop)('says of $folder when it stops what it could not see before', ({ code }) => {
    expect(told.atStop).toEqual([code])
  })

  it('has a tenant for each of them, ready or refused, and none that is missing', () => {
    expect(Object.keys(told.tenants)).toHaveLength(atStart.length + atStop.length + 1)
    expect(told.tenants[nameOf('FCC_SAFEGUARD_BROKEN')]).toBe('refused')
  })
})
