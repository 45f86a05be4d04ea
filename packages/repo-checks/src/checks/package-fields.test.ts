import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { publishedManifest, publishedPackage } from '../fixtures/published-package.ts'
import { packageFields } from './package-fields.ts'

const messages = (files: FixtureFiles) =>
  packageFields.find(fixtureTree(files)).map(({ message }) => message)

describe('the fields of a package.json', () => {
  it('are whole in a whole package', () => {
    expect(messages(publishedPackage())).toEqual([])
  })

  it.each([
    [{ license: 'MIT' }, 'license must be Apache-2.0.'],
    [{ type: 'commonjs' }, 'type must be "module".'],
    [{ description: undefined }, 'description is missing.'],
    [{ engines: { node: '>=20' } }, 'engines.node must be ">=22.13".'],
    [{ publishConfig: {} }, 'publishConfig.access must be "public".'],
    [{ files: [] }, 'files must list "dist".'],
    [{ files: ['dist', 'bin'] }, 'files lists "bin", and there is no such file.'],
  ])('are named where wrong: %j', (change, message) => {
    expect(messages(publishedPackage({ ...publishedManifest, ...change }))).toEqual([message])
  })

  it('ship the data folder where there is one', () => {
    const files = { ...publishedPackage(), 'packages/x/data/personas.yaml': '' }
    expect(messages(files)).toEqual(['files must list "data".'])
  })

  it.each(['dependencies', 'devDependencies', 'optionalDependencies'])(
    'take %s from the catalogue',
    (kind) => {
      const manifest = { ...publishedManifest, [kind]: { zod: '^4.0.0', semver: 'catalog:' } }
      expect(messages(publishedPackage(manifest))).toEqual([
        'zod must be "catalog:", not "^4.0.0".',
      ])
    },
  )

  it('refuse a range of the root that is not in the catalogue', () => {
    const root = { name: 'repository', private: true, devDependencies: { vite: '8.0.0' } }
    expect(messages({ 'package.json': root })).toEqual(['vite must be "catalog:", not "8.0.0".'])
  })

  it('take our own packages from the workspace, as peers too', () => {
    const peerDependencies = { '@fcc/plugin-api': '^1.0.0', vitest: '>=5' }
    const files = {
      ...publishedPackage({ ...publishedManifest, peerDependencies }),
      'packages/plugin-api/package.json': { ...publishedManifest, name: '@fcc/plugin-api' },
    }
    expect(messages(files)).toEqual(['@fcc/plugin-api must be "workspace:^", not "^1.0.0".'])
  })

  it('show one version for all that is published', () => {
    const files = {
      ...publishedPackage(),
      'packages/plugin-api/package.json': {
        ...publishedManifest,
        name: '@fcc/plugin-api',
        version: '1.1.0',
      },
    }
    expect(messages(files)).toEqual(['version is 1.0.0; @fcc/plugin-api has 1.1.0.'])
  })
})
