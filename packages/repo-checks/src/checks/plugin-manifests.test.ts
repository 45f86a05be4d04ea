import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { pluginManifests } from './plugin-manifests.ts'

const fcc = { spec: 1, kind: 'plugin', id: 'p', api: '^1.2.0', includes: [] }
const plugin = {
  name: '@fcc/plugin-p',
  keywords: ['fcc-plugin'],
  peerDependencies: { '@fcc/plugin-api': 'workspace:^' },
  fcc,
}
const repository = {
  'packages/plugin-api/package.json': { name: '@fcc/plugin-api', version: '1.2.0' },
  'plugins/p/package.json': plugin,
}
const messages = (files: FixtureFiles) =>
  pluginManifests.find(fixtureTree({ ...repository, ...files })).map(({ message }) => message)

describe('plugin manifests', () => {
  it('agree with their package', () => {
    expect(messages({})).toEqual([])
  })

  it.each([
    [{ fcc: undefined }, 'A package in plugins needs an fcc field.'],
    [{ fcc: { ...fcc, spec: 2 } }, 'fcc.spec must be 1.'],
    [{ fcc: { ...fcc, kind: 'vertical' } }, 'fcc.kind must be "plugin" in plugins.'],
    [
      { fcc: { ...fcc, api: '^1.0.0' } },
      'fcc.api must be "^1.2.0", the version of @fcc/plugin-api.',
    ],
    [{ fcc: { ...fcc, includes: ['@a/b'] } }, 'fcc.includes lists @a/b, which is no dependency.'],
    [{ keywords: [] }, 'keywords must list "fcc-plugin".'],
    [
      { peerDependencies: {} },
      '@fcc/plugin-api must be a peer dependency, so that host and plugin share one copy.',
    ],
  ])('are named where they differ: %j', (change, message) => {
    expect(messages({ 'plugins/p/package.json': { ...plugin, ...change } })).toEqual([message])
  })

  it('have ids of their own', () => {
    expect(messages({ 'plugins/q/package.json': { ...plugin, name: '@fcc/plugin-q' } })).toEqual([
      'The plugin id p is taken by plugins/p.',
    ])
  })
})
