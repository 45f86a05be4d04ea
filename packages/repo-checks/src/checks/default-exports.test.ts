import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { defaultExports } from './default-exports.ts'

const plugin = {
  name: '@fcc/plugin-p',
  exports: { '.': { source: './src/index.ts', default: './dist/index.js' } },
  fcc: { spec: 1, kind: 'plugin', id: 'p', api: '^1.0.0' },
}
const repository = {
  'plugins/p/package.json': plugin,
  'packages/x/package.json': { name: '@fcc/x', exports: plugin.exports },
}
const found = (files: FixtureFiles) =>
  defaultExports
    .find(fixtureTree({ ...repository, ...files }))
    .map(({ file, line }) => `${file}:${line}`)

describe('default exports', () => {
  it('are for the entry of a plugin and for the settings of tools', () => {
    expect(
      found({
        'plugins/p/src/index.ts': 'export default 1\n',
        'plugins/p/tsup.config.ts': 'export default 1\n',
        'packages/x/src/index.ts': `export { a } from './a.ts'\n`,
        'packages/x/src/a.ts': 'export const a = 1 // export default\n',
      }),
    ).toEqual([])
  })

  it('are for the plugin that a README shows', () => {
    const text = 'export default definePlugin({})\n'
    expect(found({ 'packages/x/src/readme-example.test-support.ts': text })).toEqual([])
    expect(found({ 'packages/x/src/readme-example.ts': text })).toHaveLength(1)
  })

  it.each([
    'export default 1\n',
    'export default function f() {}\n',
    'export default class A {}\n',
    'const a = 1\nexport { a as default }\n',
    `export { default } from './b.ts'\n`,
  ])('are refused elsewhere: %j', (text) => {
    expect(found({ 'packages/x/src/index.ts': text })).toHaveLength(1)
  })

  it('are refused in other files of a plugin', () => {
    expect(found({ 'plugins/p/src/scorer.ts': '\nexport default 1\n' })).toEqual([
      'plugins/p/src/scorer.ts:2',
    ])
  })

  it('follow the nearest package, so that a fixture plugin inside a package counts', () => {
    const path = 'packages/x/fixtures/q'
    const entry = { ...plugin, exports: { '.': './index.ts' } }
    expect(
      found({ [`${path}/package.json`]: entry, [`${path}/index.ts`]: 'export default 1\n' }),
    ).toEqual([])
  })
})
