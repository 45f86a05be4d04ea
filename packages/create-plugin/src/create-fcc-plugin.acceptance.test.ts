import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POINTS } from './recipes.ts'
import {
  createScaffoldedProject,
  type Ended,
  type ScaffoldedProject,
  SOURCE_TYPES,
  sourceOf,
} from './scaffolded-project.test-support.ts'

/** What three authors ask for. */
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
  await project.build(names)
})
afterAll(() => project.remove())

describe('a scaffolded package, with no edit', () => {
  it.each(names)('%s is made in silence but for its report', (name) => {
    expect(created.get(name)).toMatchObject(ok)
    expect(created.get(name)?.out).toContain(`cd plugins/${name}\n`)
  })

  // The files of the others are those of the template and of packages with one point, tested as such.
  it('of a vertical typechecks', { timeout: 400_000 }, async () => {
    const flags = ['-p', '.', ...SOURCE_TYPES]
    const { code, out } = await project.tool('tsc', 'plugins/acme-industry', ...flags)
    expect([code, out]).toEqual([0, ''])
  })

  it('of a vertical passes its tests', { timeout: 400_000 }, async () => {
    const { success, numPassedTests, failed } = await project.test('plugins/acme-industry')
    expect(failed).toEqual([])
    expect([success, numPassedTests > 20]).toEqual([true, true])
  })
})

describe('in a runtime', () => {
  it('they are discovered and loaded side by side, and a scenario of theirs runs', async () => {
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

describe('its build', () => {
  it('takes no copy of our packages in, also where they are in devDependencies alone', async () => {
    const file = join(project.directory, 'plugins/acme-default/package.json')
    const { dependencies, devDependencies, ...fields } = JSON.parse(readFileSync(file, 'utf8'))
    // What `npm install -D` makes of a package that was among the dependencies.
    const asTools = { ...devDependencies, ...dependencies }
    writeFileSync(file, JSON.stringify({ ...fields, devDependencies: asTools }))
    await project.build(['acme-default'])
    const built = readFileSync(join(dirname(file), 'dist/index.js'), 'utf8')
    expect(built).toMatch(/from ["']@fcc\/contracts["']/)
    expect(built).toMatch(/from ["']@fcc\/plugin-api["']/)
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
const tenants = runtime.tenants.list()
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
