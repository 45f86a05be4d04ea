import { POINT_SUITES } from '@fcc/conformance'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTemplate } from './read-template.ts'
import { DEFAULT_POINTS, POINTS, RECIPES, resolveRecipes } from './recipes.ts'
import type { Request } from './request.ts'
import { scaffold } from './scaffold.ts'
import { scaffoldIndex } from './scaffold-index.ts'
import { OWN_RANGE } from './versions.ts'

const template = readTemplate()
const request: Request = {
  packageName: '@acme/tone',
  kind: 'plugin',
  points: DEFAULT_POINTS.plugin,
  folder: 'tone',
}
const filesOf = (change: Partial<Request> = {}) =>
  new Map(scaffold(template, { ...request, ...change }).map(({ path, text }) => [path, text]))
const linesOf = (text = '') => text.split('\n').length - 1
interface Manifest {
  readonly dependencies: object
  readonly devDependencies: object
  readonly scripts: Readonly<Record<string, string>>
  readonly fcc: { readonly kind: string; readonly includes: readonly string[] }
}
const manifestOf = (change: Partial<Request>) =>
  JSON.parse(filesOf(change).get('package.json') ?? '') as Manifest

const anyPoints = fc.subarray([...POINTS], { minLength: 1 })

describe('the template', () => {
  it('contributes exactly as a package made with every point does', () => {
    const index = template.find(({ path }) => path === 'src/index.ts')?.text
    expect(scaffoldIndex(RECIPES)).toBe(index)
  })
})

describe('a new package', () => {
  it('of one scorer fits on one screen, and its test is shorter', () => {
    const files = filesOf()
    const code = linesOf(files.get('src/readability.ts')) + linesOf(files.get('src/index.ts'))
    expect(code).toBeLessThanOrEqual(40)
    const test =
      linesOf(files.get('src/readability.test.ts')) + linesOf(files.get('src/index.test.ts'))
    expect(test).toBeLessThan(code)
  })

  it('has no name of the template left, whatever it contributes', () => {
    fc.assert(
      fc.property(anyPoints, fc.constantFrom('plugin', 'vertical'), (points, kind) => {
        for (const [path, text] of filesOf({ points, kind })) {
          expect([path, text]).not.toEqual([path, expect.stringMatching(/example.fcc.template/)])
          expect([path, text]).not.toEqual([
            path,
            expect.stringMatching(/workspace:|catalog:|<!--/),
          ])
        }
      }),
      { numRuns: 50 },
    )
  })

  it('imports only files it has, and has only files that something uses', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const files = filesOf({ points })
        const imported = new Set(
          [...files.values()].flatMap((text) =>
            [...text.matchAll(/from '\.\/(.*)'/g)].map(([, name]) => `src/${name}`),
          ),
        )
        expect([...imported].filter((path) => !files.has(path))).toEqual([])
        const sources = [...files.keys()].filter((path) => /^src\/.*\.ts$/.test(path))
        expect(sources.filter((path) => !imported.has(path) && !path.endsWith('.test.ts'))).toEqual(
          [],
        )
      }),
      { numRuns: 50 },
    )
  })

  it('holds each contribution to its contract, and itself to that of plugins', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const files = filesOf({ points })
        const text = [...files].filter(([path]) => path.endsWith('.test.ts')).join('\n')
        expect(text).toContain('pluginContract(plugin)')
        // The contract of the plugin has all there is to ask of what is in neither list.
        for (const { point, contributes } of resolveRecipes(points)) {
          if (['executors', 'stores', 'transports'].includes(point)) {
            expect(text).toContain(`${point.slice(0, -1)}Suite`)
          }
          for (const [to, id] of Object.entries(contributes)) {
            if (!Object.hasOwn(POINT_SUITES, to) || point === 'own-point') continue
            const named = id
              .replaceAll('example-fcc-template', 'acme-tone')
              .replaceAll('example_fcc_template', 'acme_tone')
            expect(text).toContain(`pointContract(plugin, '${to}', '${named}'`)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  it('has its .gitignore under the name that git reads', () => {
    expect([...filesOf().keys()].filter((path) => path.includes('gitignore'))).toEqual([
      '.gitignore',
    ])
  })

  it('of data has YAML, its cases and five lines of code, in its own name', () => {
    const data: Request = { ...request, packageName: '@acme/letters', kind: 'data', points: [] }
    const files = new Map(
      scaffold(readTemplate('template-data'), data).map(({ path, text }) => [path, text]),
    )
    expect([...files.keys()].filter((path) => /\.[jt]s$/.test(path))).toEqual(['contract.test.js'])
    for (const [path, text] of files) {
      expect([path, text]).not.toEqual([
        path,
        expect.stringMatching(/example.fcc.template|workspace:|catalog:/),
      ])
    }
    expect(JSON.parse(files.get('package.json') ?? '')).toMatchObject({
      name: '@acme/letters',
      publishConfig: { access: 'public' },
      devDependencies: { '@fcc/cli': OWN_RANGE, vitest: expect.stringMatching(/^\^\d/) },
      fcc: {
        id: 'acme-letters',
        data: 'data',
        contributes: { constitutions: ['acme-letters/acme-letters'] },
      },
    })
    expect(files.get('data/rules.yaml')).toContain('constitution: acme-letters\n')
    expect(files.get('cases/rules.yaml')).toContain('cases_of: constitutions/acme-letters\n')
  })

  it('keeps a name that contains one of the template', () => {
    const text = filesOf({ packageName: 'my-example-fcc-template' }).get('src/index.ts')
    expect(text).toContain("id: 'my-example-fcc-template',")
  })

  it('defines points and provides services only where it was asked to', () => {
    expect(manifestOf({}).fcc).toMatchObject({ provides: {} })
    expect(manifestOf({}).fcc).not.toHaveProperty('points')
    const { fcc } = manifestOf({ points: ['own-point', 'services'] })
    expect(fcc).toMatchObject({
      points: { 'acme-tone/word-lists': { version: 1 } },
      provides: { 'acme-tone-abbreviations': '1.0.0' },
    })
  })

  it('is published for everybody where it is scoped', () => {
    expect(manifestOf({})).toMatchObject({ publishConfig: { access: 'public' } })
    expect(manifestOf({ packageName: 'acme-tone' })).not.toHaveProperty('publishConfig')
  })

  it('depends on a suite, a store or a runtime only where something of it needs them', () => {
    const { dependencies, devDependencies } = manifestOf({ points: ['stores'] })
    expect(devDependencies).toHaveProperty('@fcc/conformance')
    expect(dependencies).toHaveProperty('@fcc/store')
    expect(dependencies).not.toHaveProperty('@fcc/runtime')
    expect(manifestOf({}).devDependencies).not.toHaveProperty('@fcc/conformance')
  })

  it('depends on zod only where it has settings', () => {
    expect(manifestOf({ points: ['scorers'] }).dependencies).toHaveProperty('zod')
    expect(manifestOf({ points: ['detectors'] }).dependencies).not.toHaveProperty('zod')
  })

  it('is tested with the kit, and its manifest written, on a build of its own', () => {
    const { devDependencies, scripts } = manifestOf({})
    expect(devDependencies).toMatchObject({ '@fcc/testing': OWN_RANGE })
    expect(scripts.test).toMatch(/^tsup .*&& vitest run$/)
    expect(scripts.manifest).toMatch(/^tsup .*&& fcc manifest$/)
  })

  it('depends on what a vertical includes', () => {
    const { dependencies, fcc } = manifestOf({ kind: 'vertical' })
    expect(fcc.kind).toBe('vertical')
    expect(fcc.includes).toEqual(['@fcc/plugin-core-catalog', '@fcc/plugin-detectors-common'])
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining([...fcc.includes]))
  })
})
