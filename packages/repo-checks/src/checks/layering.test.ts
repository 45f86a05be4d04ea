import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { layering } from './layering.ts'

const entry = { '.': './dist/index.js' }
const library = (name: string, more: object = {}) => ({ name, exports: entry, ...more })
const plugin = { spec: 1, kind: 'plugin', id: 'p', api: '^1.0.0' }

const repository: FixtureFiles = {
  'packages/plugin-api/package.json': library('@fcc/plugin-api'),
  'packages/contracts/package.json': library('@fcc/contracts'),
  'packages/kernel/package.json': library('@fcc/kernel'),
  'packages/audit/package.json': library('@fcc/audit', {
    exports: { ...entry, './verify': './dist/verify.js' },
  }),
  'packages/detection/package.json': library('@fcc/detection'),
  'packages/runtime/package.json': library('@fcc/runtime'),
  'packages/conformance/package.json': library('@fcc/conformance'),
  'packages/testing/package.json': library('@fcc/testing'),
  'packages/cli/package.json': library('@fcc/cli'),
  'packages/bench/package.json': library('@fcc/bench', { private: true }),
  'plugins/catalog/package.json': library('@fcc/plugin-catalog', { fcc: plugin }),
  'plugins/detectors/package.json': library('@fcc/plugin-detectors', { fcc: plugin }),
  'verticals/gov/package.json': library('fcc-gov', {
    fcc: { ...plugin, kind: 'vertical', includes: ['@fcc/plugin-catalog'] },
    dependencies: { '@fcc/plugin-catalog': 'workspace:^', '@fcc/detection': 'workspace:^' },
  }),
  'examples/loopback/package.json': library('@fcc/example-loopback', { private: true }),
  'examples/story/package.json': library('@fcc/example-story', {
    private: true,
    dependencies: { '@fcc/example-loopback': 'workspace:^', 'fcc-gov': 'workspace:^' },
  }),
}

function messages(more: FixtureFiles): readonly string[] {
  return layering.find(fixtureTree({ ...repository, ...more })).map(({ message }) => message)
}

const imports = (specifier: string) => `import { x } from '${specifier}'\nexport const y = x\n`

describe('layering', () => {
  it('accepts what the table lets through', () => {
    expect(
      messages({
        'packages/kernel/src/a.ts': imports('@fcc/plugin-api'),
        'packages/cli/src/a.ts': imports('@fcc/audit/verify'),
        'packages/bench/src/a.ts': imports('@fcc/kernel'),
        'plugins/catalog/src/a.ts': imports('@fcc/contracts'),
        'plugins/catalog/src/a.test.ts': imports('@fcc/testing'),
        'packages/detection/src/a.test.ts': imports('@fcc/conformance'),
        'verticals/gov/src/a.ts': `${imports('node:fs')}${imports('zod').replaceAll('y', 'z')}`,
        'examples/story/src/a.ts': imports('@fcc/runtime'),
      }),
    ).toEqual([])
  })

  it.each([
    ['the kernel never imports contracts', 'packages/kernel/src/a.ts', '@fcc/contracts'],
    ['audit never imports contracts', 'packages/audit/src/a.ts', '@fcc/contracts'],
    ['a plugin never imports the runtime', 'plugins/catalog/src/a.ts', '@fcc/runtime'],
    ['a plugin never imports the kernel', 'plugins/catalog/src/a.ts', '@fcc/kernel'],
    ['a plugin never imports another plugin', 'plugins/catalog/src/a.ts', '@fcc/plugin-detectors'],
    [
      'a vertical lists what it includes and never imports it',
      'verticals/gov/src/a.ts',
      '@fcc/plugin-catalog',
    ],
    ['code never imports a test kit', 'plugins/catalog/src/a.ts', '@fcc/testing'],
    [
      'nothing below the runtime tests with testing',
      'packages/kernel/src/a.test.ts',
      '@fcc/testing',
    ],
    [
      'contracts does not test with what builds on it',
      'packages/contracts/src/a.test.ts',
      '@fcc/conformance',
    ],
    ['examples use published packages only', 'examples/story/src/a.ts', '@fcc/bench'],
  ])('%s', (_rule, path, specifier) => {
    expect(messages({ [path]: imports(specifier) })).toEqual([
      expect.stringMatching(`may not import ${specifier}`),
    ])
  })

  it('sees type imports, re-exports and dynamic imports', () => {
    const path = 'packages/kernel/src/a.ts'
    for (const text of [
      `import type { X } from '@fcc/contracts'\nexport type Y = X\n`,
      `export { x } from '@fcc/contracts'\n`,
      `export const load = () => import('@fcc/contracts')\n`,
    ]) {
      expect(messages({ [path]: text })).toHaveLength(1)
    }
  })

  it('does not take a comment for an import', () => {
    expect(messages({ 'packages/kernel/src/a.ts': `// import '@fcc/contracts'\n` })).toEqual([])
  })

  it.each(['@fcc/plugin-api/src/token.ts', '@fcc/plugin-api/dist/index.js'])(
    'refuses the deep import %s',
    (specifier) => {
      expect(messages({ 'packages/kernel/src/a.ts': imports(specifier) })).toEqual([
        `${specifier} is no published entry point of @fcc/plugin-api.`,
      ])
    },
  )

  it('refuses a path that leaves the package', () => {
    const path = '../../plugin-api/src/token.ts'
    expect(messages({ 'packages/kernel/src/a.ts': imports(path) })).toEqual([
      `${path} leaves the package; import the other package by name.`,
    ])
  })

  it('refuses a dependency in package.json that no file imports yet', () => {
    const dependencies = { '@fcc/contracts': 'workspace:^' }
    expect(
      messages({ 'packages/kernel/package.json': library('@fcc/kernel', { dependencies }) }),
    ).toEqual(['@fcc/kernel may not depend on @fcc/contracts.'])
  })

  it('refuses a plugin dependency that is not among its includes', () => {
    const dependencies = { '@fcc/plugin-detectors': 'workspace:^' }
    const manifest = library('@fcc/plugin-catalog', { fcc: plugin, dependencies })
    expect(messages({ 'plugins/catalog/package.json': manifest })).toEqual([
      '@fcc/plugin-catalog may not depend on @fcc/plugin-detectors.',
    ])
  })

  it('refuses testing as a development dependency below the runtime', () => {
    const devDependencies = { '@fcc/testing': 'workspace:^' }
    const manifest = library('@fcc/runtime', { devDependencies })
    expect(messages({ 'packages/runtime/package.json': manifest })).toEqual([
      '@fcc/runtime may not depend on @fcc/testing, in development either.',
    ])
  })

  it('asks for a row when a package is new', () => {
    const added = { 'packages/server/package.json': library('@fcc/unheard-of') }
    expect(messages(added)).toEqual([expect.stringContaining('@fcc/unheard-of has no row')])
  })

  it('holds the template inside the scaffolder to what plugins may import and to what it wraps, not to what it may', () => {
    const files = {
      'packages/create-plugin/package.json': library('@fcc/create-plugin'),
      'packages/create-plugin/template/package.json': library('template', {
        private: true,
        fcc: plugin,
      }),
      'packages/create-plugin/template/src/a.ts': imports('@fcc/contracts'),
    }
    expect(messages(files)).toEqual([])
    expect(
      messages({
        ...files,
        'packages/create-plugin/src/a.ts': imports('@fcc/contracts'),
        'packages/create-plugin/template/src/b.ts': imports('@fcc/runtime'),
        'packages/create-plugin/template/src/c.ts': imports('@fcc/kernel'),
      }),
    ).toEqual([
      '@fcc/create-plugin may not import @fcc/contracts.',
      'template may not import @fcc/kernel.',
    ])
  })
})
