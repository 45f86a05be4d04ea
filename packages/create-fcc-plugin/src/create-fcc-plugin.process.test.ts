import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POINTS } from './recipes.ts'
import {
  createScaffoldedProject,
  type Ended,
  type ScaffoldedProject,
  SOURCE_TYPES,
  sourceOf,
  VITEST_SETTINGS,
} from './scaffolded-project.test-support.ts'

/** What three strangers ask for. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'acme-default': ['--yes'],
  'acme-industry': ['--kind', 'vertical', '--yes'],
  'acme-everything': ['--points', POINTS.join(','), '--yes'],
}
const names = Object.keys(packages)
const ok = { code: 0, err: '' }

let project: ScaffoldedProject
const created = new Map<string, Ended>()

beforeAll(async () => {
  project = createScaffoldedProject()
  for (const [name, flags] of Object.entries(packages)) {
    created.set(name, await project.create(name, ...flags))
  }
})
afterAll(() => project.remove())

describe('a scaffolded package, with no edit', () => {
  it.each(names)('%s is made in silence but for its report', (name) => {
    expect(created.get(name)).toMatchObject(ok)
    expect(created.get(name)?.out).toContain(`cd plugins/${name}\n`)
  })

  it.each(names)('%s typechecks', async (name) => {
    const { code, out } = await project.tool('tsc', `plugins/${name}`, '-p', '.', ...SOURCE_TYPES)
    expect([code, out]).toEqual([0, ''])
  })

  it.each(names)('%s passes its tests', async (name) => {
    project.write(`plugins/${name}/vitest.sources.config.js`, VITEST_SETTINGS)
    const flags = [
      'run',
      '--config',
      'vitest.sources.config.js',
      '--reporter=json',
      '--outputFile=report.json',
    ]
    await project.tool('vitest', `plugins/${name}`, ...flags)
    const report = JSON.parse(project.read(`plugins/${name}/report.json`)) as {
      success: boolean
      numPassedTests: number
    }
    expect(report.success).toBe(true)
    expect(report.numPassedTests).toBeGreaterThan(0)
  })
})

describe('in a runtime', () => {
  it('they are discovered and loaded side by side, and a scenario of theirs runs', async () => {
    for (const name of names) {
      // Declarations need built dependencies, and `tsc` has seen the types.
      const { code, err } = await project.tool('tsup', `plugins/${name}`, '--no-dts')
      expect([name, code, err]).toEqual([name, 0, ''])
      expect(existsSync(join(project.directory, 'plugins', name, 'dist/index.js'))).toBe(true)
    }
    project.write('package.json', {
      private: true,
      dependencies: Object.fromEntries(names.map((name) => [name, '*'])),
    })
    project.write('fcc.yaml', hostYaml)
    project.write('load.mjs', loadScript(sourceOf('packages/runtime')))
    const { err, out } = await project.node('load.mjs')
    expect(err).toBe('')
    expect(JSON.parse(out)).toEqual({
      diagnostics: [],
      plugins: [...names, 'core-catalog', 'detectors-common'].sort(),
      tenants: ['everything ready', 'industry ready', 'plain ready'],
      runs: { everything: 'completed', industry: 'completed' },
    })
  })
})

const hostYaml = `store: { use: memory }
tenants:
  plain: { plugins: [acme-default] }
  industry: { plugins: [acme-industry] }
  everything: { plugins: [acme-everything] }
`

const loadScript = (runtime: string): string => `
import { createRuntime } from ${JSON.stringify(runtime)}
const runtime = await createRuntime()
const tenants = runtime.tenants()
const runs = {}
for (const id of ['everything', 'industry']) {
  const session = runtime.tenant(id).as({ kind: 'human', id: 'ada', roles: [] })
  const run = await session.start('acme-' + id + '/list-sentences', { note: 'One. Two, see ABC-123.' })
  runs[id] = (await run.finished()).state
}
console.log(JSON.stringify({
  // A notice says that a tenant selected something else.
  diagnostics: [...runtime.diagnostics, ...tenants.flatMap((each) => each.diagnostics)]
    .filter(({ severity }) => severity !== 'notice'),
  plugins: runtime.manifests.map(({ manifest }) => manifest.id).sort(),
  tenants: tenants.map(({ id, state }) => id + ' ' + state).sort(),
  runs,
}))
await runtime.close()
`
