import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POINTS } from './recipes.ts'
import {
  createScaffoldedProject,
  type ScaffoldedProject,
  SOURCE_TYPES,
  sourceOf,
} from './scaffolded-project.test-support.ts'

/** A package for each point by itself, so that none leans on what only another point adds. */
const names = POINTS.map((point) => `only-${point}`)

let project: ScaffoldedProject

beforeAll(async () => {
  project = createScaffoldedProject()
  for (const point of POINTS) {
    project.createHere(`only-${point}`, [point])
  }
  await project.build(names)
})
afterAll(() => project.remove())

describe('a package of one point', () => {
  it('typechecks', { timeout: 400_000 }, async () => {
    const include = names.map((name) => `plugins/${name}/src`)
    project.write('tsconfig.json', { extends: './plugins/only-scorers/tsconfig.json', include })
    // The settings look for `types` from here, as each package's own do from there.
    const roots = `plugins/only-scorers/node_modules/@types`
    const { code, out } = await project.tool(
      'tsc',
      '.',
      '-p',
      '.',
      '--typeRoots',
      roots,
      ...SOURCE_TYPES,
    )
    expect([code, out]).toEqual([0, ''])
  })

  it('passes its tests', { timeout: 400_000 }, async () => {
    const { success, failed, testResults } = await project.test('.')
    expect(failed).toEqual([])
    expect(success).toBe(true)
    for (const name of names) {
      const own = testResults.filter((file) => file.name.includes(`/${name}/src/`))
      expect([name, own.length >= 1]).toEqual([name, true])
    }
  })

  it('packs its build and its data, and nothing of how it was made', {
    timeout: 400_000,
  }, async () => {
    const packed = await project.pack(names)
    expect([...packed.keys()].sort()).toEqual([...names].sort())
    for (const [name, paths] of packed) {
      expect([name, paths]).toEqual([
        name,
        expect.arrayContaining(['README.md', 'dist/index.js', 'package.json']),
      ])
      const foreign = paths.filter(
        (path) => !/^(dist|data)\/|^(README\.md|package\.json)$/.test(path),
      )
      expect([name, foreign]).toEqual([name, []])
    }
  })

  it('gives a tenant by itself what it contributes', async () => {
    const tenants = names.map((name) => `  ${name}: { plugins: [${name}] }\n`).join('')
    project.write('fcc.yaml', `store: { use: memory }\ntenants:\n${tenants}`)
    // The standard constitution, which a host has by default, is in the core catalogue.
    const installed = [...names, '@fcc/plugin-core-catalog']
    project.write('package.json', {
      dependencies: Object.fromEntries(installed.map((name) => [name, '*'])),
    })
    project.write('load.mjs', loadScript(sourceOf('packages/runtime')))
    const { err, out } = await project.node('load.mjs')
    expect(err).toBe('')
    expect(JSON.parse(out)).toEqual(
      names.map((name) => ({ id: name, state: 'ready', problems: [] })),
    )
  })

  it('there is for every point of a host', async () => {
    const contracts = sourceOf('packages/contracts')
    project.write(
      'points.mjs',
      `import { DOMAIN_POINTS } from ${JSON.stringify(contracts)}
      console.log(JSON.stringify(DOMAIN_POINTS.map(({ id }) => id)))`,
    )
    const { err, out } = await project.node('points.mjs')
    expect(err).toBe('')
    expect(POINTS).toEqual(expect.arrayContaining(JSON.parse(out)))
  })
})

const loadScript = (runtime: string): string => `
import { createRuntime } from ${JSON.stringify(runtime)}
const runtime = await createRuntime()
const tenants = runtime.tenants.list().map(({ id, state, diagnostics }) => ({
  id,
  state,
  // A notice says that a tenant selected something else.
  problems: diagnostics.filter(({ severity }) => severity !== 'notice'),
}))
console.log(JSON.stringify(tenants))
await runtime.close()
`
