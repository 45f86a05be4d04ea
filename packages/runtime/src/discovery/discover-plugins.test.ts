import { mkdirSync, realpathSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linkPackage, writeApplication } from '../testing/fixture-packages.test-support.ts'
import { temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { discoverPlugins } from './discover-plugins.ts'

const folderOf = () => realpathSync(temporaryFolder())
const idsOf = (directory: string) =>
  discoverPlugins(directory).found.map(({ manifest }) => manifest.id)
const codesOf = (directory: string) =>
  discoverPlugins(directory).diagnostics.map(({ code }) => code)

describe('discovery', () => {
  it('finds the direct dependencies that have a manifest, sorted, and no other package', () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['fcc-two', '@acme/one', 'left-pad'],
      packages: {
        'fcc-two': { fcc: { id: 'two', kind: 'vertical' }, version: '2.1.0' },
        '@acme/one': { fcc: {} },
        'left-pad': {},
        'fcc-installed-by-somebody-else': { fcc: {} },
      },
    })
    const { found, diagnostics } = discoverPlugins(app)
    expect(diagnostics).toEqual([])
    expect(found).toEqual([
      {
        manifest: expect.objectContaining({ id: 'one', kind: 'plugin' }),
        packageName: '@acme/one',
        version: '1.0.0',
        location: join(app, 'node_modules', '@acme/one'),
        wantedBy: [{ range: '*' }],
      },
      {
        manifest: expect.objectContaining({ id: 'two', kind: 'vertical' }),
        packageName: 'fcc-two',
        version: '2.1.0',
        location: join(app, 'node_modules', 'fcc-two'),
        wantedBy: [{ range: '*' }],
      },
    ])
  })

  it('says where what a linked plugin runs is older than its sources, and of no installed one', () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['fcc-linked', 'fcc-installed'],
      packages: { 'fcc-installed': { fcc: {}, exports: './dist/index.js' } },
    })
    const store = folderOf()
    linkPackage(app, 'fcc-linked', store, { fcc: {}, exports: './dist/index.js' })
    const linked = realpathSync(join(app, 'node_modules', 'fcc-linked'))
    const write = (folder: string, file: string, at: number) => {
      mkdirSync(join(folder, dirname(file)), { recursive: true })
      writeFileSync(join(folder, file), '')
      utimesSync(join(folder, file), at, at)
    }
    for (const folder of [linked, join(app, 'node_modules', 'fcc-installed')]) {
      write(folder, 'dist/index.js', 1_000)
      write(folder, 'src/index.ts', 900)
      write(folder, 'src/index.test.ts', 2_000)
    }
    expect(codesOf(app)).toEqual([])
    for (const folder of [linked, join(app, 'node_modules', 'fcc-installed')]) {
      write(folder, 'src/badge.ts', 1_100)
    }
    const { diagnostics } = discoverPlugins(app)
    expect(diagnostics).toMatchObject([
      { code: 'FCC_DISCOVERY_BUILD_OUTDATED', severity: 'warning', pluginId: 'fcc-linked' },
    ])
    expect(diagnostics[0]?.place?.file).toBe(join(linked, 'src/badge.ts'))
  })

  it('finds what a plugin includes, from where that plugin lies', () => {
    const app = writeApplication(folderOf(), { dependencies: ['fcc-vertical'] })
    const store = folderOf()
    linkPackage(app, 'fcc-vertical', store, {
      fcc: { includes: ['fcc-base'] },
      packages: {
        'fcc-base': { fcc: { includes: ['fcc-deep'] }, packages: { 'fcc-deep': { fcc: {} } } },
      },
    })
    const { found, diagnostics } = discoverPlugins(app)
    expect(diagnostics).toEqual([])
    expect(found.map(({ packageName }) => packageName)).toEqual([
      'fcc-base',
      'fcc-deep',
      'fcc-vertical',
    ])
    expect(found[0]?.location).toBe(join(store, 'fcc-vertical/node_modules/fcc-base'))
  })

  it('finds a package once, however many include it, each other included', () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['a', 'b'],
      packages: {
        a: { fcc: { includes: ['b'] } },
        b: { fcc: { includes: ['a'] } },
      },
    })
    expect(idsOf(app)).toEqual(['a', 'b'])
  })

  it('finds both of one id, with the paths of both', () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['shared', 'vertical'],
      packages: {
        shared: { fcc: {}, version: '1.0.0' },
        vertical: {
          fcc: { includes: ['shared'] },
          packages: { shared: { fcc: {}, version: '2.0.0' } },
        },
      },
    })
    const shared = discoverPlugins(app).found.filter(({ manifest }) => manifest.id === 'shared')
    expect(shared.map(({ location }) => relative(app, location))).toEqual([
      'node_modules/shared',
      'node_modules/vertical/node_modules/shared',
    ])
  })

  it('finds a package that does not export its package.json', () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['closed'],
      packages: { closed: { fcc: {}, exports: { '.': { import: './index.js' } } } },
    })
    expect(idsOf(app)).toEqual(['closed'])
  })

  it('runs nothing of what it finds', () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['loud'],
      packages: { loud: { fcc: {}, code: 'throw new Error("imported")' } },
    })
    expect(idsOf(app)).toEqual(['loud'])
  })

  it('takes a relative folder from where the process is', () => {
    const app = writeApplication(folderOf(), { dependencies: ['a'], packages: { a: { fcc: {} } } })
    expect(idsOf(relative(process.cwd(), app))).toEqual(['a'])
  })
})

describe('what discovery skips', () => {
  it.each<[string, Parameters<typeof writeApplication>[1], string, string]>([
    [
      'a dependency that is not installed',
      { dependencies: ['gone'] },
      'FCC_DISCOVERY_NOT_INSTALLED',
      'gone',
    ],
    [
      'an included package that is not installed',
      { dependencies: ['a'], packages: { a: { fcc: { includes: ['gone'] } } } },
      'FCC_DISCOVERY_NOT_INSTALLED',
      'gone',
    ],
    [
      'a package that says it is a plugin and has no manifest',
      { dependencies: ['a'], packages: { a: { keywords: ['fcc-plugin'] } } },
      'FCC_DISCOVERY_NO_MANIFEST',
      'a says',
    ],
    [
      'an included package without a manifest',
      { dependencies: ['a'], packages: { a: { fcc: { includes: ['b'] } }, b: {} } },
      'FCC_DISCOVERY_NO_MANIFEST',
      'b',
    ],
    [
      'a manifest that is none',
      { dependencies: ['a'], packages: { a: { raw: 'yes' } } },
      'FCC_MANIFEST_NOT_AN_OBJECT',
      'a',
    ],
    [
      'a manifest of another spec',
      { dependencies: ['a'], packages: { a: { fcc: { spec: 2 } } } },
      'FCC_MANIFEST_UNSUPPORTED_SPEC',
      '2',
    ],
    [
      'a manifest with a wrong field',
      { dependencies: ['a'], packages: { a: { fcc: { kind: 'addon' } } } },
      'FCC_MANIFEST_BAD_FIELD',
      'kind',
    ],
  ])('is said, with its place: %s', (_what, application, code, says) => {
    const app = writeApplication(folderOf(), application)
    const { diagnostics } = discoverPlugins(app)
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(diagnostics[0]?.why).toContain(says)
    expect(diagnostics[0]?.place?.file).toContain(app)
  })

  it('is said of a package.json that cannot be read', () => {
    const app = writeApplication(folderOf(), { dependencies: ['torn'] })
    mkdirSync(join(app, 'node_modules', 'torn'), { recursive: true })
    writeFileSync(join(app, 'node_modules', 'torn', 'package.json'), '{ "name": "torn", ')
    expect(codesOf(app)).toEqual(['FCC_DISCOVERY_UNREADABLE'])
  })

  it('is everything where the application has no package.json of its own', () => {
    expect(codesOf(folderOf())).toEqual(['FCC_DISCOVERY_NO_PACKAGE'])
  })

  it('does not keep the rest from being found', () => {
    const app = writeApplication(folderOf(), {
      dependencies: ['a', 'b', 'gone'],
      packages: { a: { raw: [] }, b: { fcc: {} } },
    })
    expect(idsOf(app)).toEqual(['b'])
  })
})
