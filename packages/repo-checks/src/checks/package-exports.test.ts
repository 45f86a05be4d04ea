import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { publishedManifest, publishedPackage } from '../fixtures/published-package.ts'
import { packageExports } from './package-exports.ts'

const messages = (files: FixtureFiles) =>
  packageExports.find(fixtureTree(files)).map(({ message }) => message)

const verify = { types: './dist/verify.d.ts', default: './dist/verify.js' }
const twoEntries = {
  ...publishedManifest,
  exports: {
    ...publishedManifest.exports,
    './verify': { source: './src/verify/index.ts', ...verify },
  },
  publishConfig: { exports: { ...publishedManifest.publishConfig.exports, './verify': verify } },
}

describe('exports', () => {
  it('agree in a whole package', () => {
    expect(messages(publishedPackage())).toEqual([])
  })

  it('of a package of data are its package.json alone', () => {
    const fcc = { spec: 1, kind: 'vertical', id: 'x', api: '^1.0.0', data: 'data' }
    const data = { ...publishedManifest, fcc, exports: { './package.json': './package.json' } }
    const write = (manifest: object) => ({ 'packages/x/package.json': JSON.stringify(manifest) })
    expect(messages(write(data))).toEqual([])
    expect(messages(write({ ...publishedManifest, fcc }))).toEqual([
      'exports of a package of data must list "./package.json" alone.',
    ])
  })

  it('may have a second entry point with an entry of its own in the build', () => {
    const entry = `{ index: 'src/index.ts', verify: 'src/verify/index.ts' }`
    const files = {
      ...publishedPackage(twoEntries),
      'packages/x/src/verify/index.ts': '',
      'packages/x/tsup.config.ts': `export default { entry: ${entry} }\n`,
    }
    expect(messages(files)).toEqual([])
  })

  it('name an entry point that is not built and has no source', () => {
    expect(messages(publishedPackage(twoEntries))).toEqual([
      'exports "./verify" has no source at ./src/verify/index.ts.',
      'tsup does not build ./src/verify/index.ts to ./dist/verify.js.',
    ])
  })

  it('name a built file that nobody can import', () => {
    const config = `export default { entry: ['src/index.ts', 'src/extra.ts'] }\n`
    expect(messages({ ...publishedPackage(), 'packages/x/tsup.config.ts': config })).toEqual([
      'tsup builds ./dist/extra.js, which is neither exported nor used by a binary.',
    ])
  })

  it('may build what a committed binary imports', () => {
    const files = {
      ...publishedPackage({ ...publishedManifest, bin: { x: './bin/x.js' } }),
      'packages/x/tsup.config.ts': `export default { entry: ['src/index.ts', 'src/main.ts'] }\n`,
      'packages/x/bin/x.js': `import '../dist/main.js'\n`,
    }
    expect(messages(files)).toEqual([])
  })

  it('name a binary that exists only after a build', () => {
    expect(messages(publishedPackage({ ...publishedManifest, bin: { x: './dist/x.js' } }))).toEqual(
      ['The binary x points at ./dist/x.js, which is not committed.'],
    )
  })

  it('name a published list that still shows the source', () => {
    const publishConfig = { exports: publishedManifest.exports }
    expect(messages(publishedPackage({ ...publishedManifest, publishConfig }))).toEqual([
      expect.stringContaining('publishConfig.exports must repeat exports'),
    ])
  })

  it('name an entry without types', () => {
    const entry = { source: './src/index.ts', default: './dist/index.js' }
    const exports = { ...publishedManifest.exports, '.': entry }
    expect(messages(publishedPackage({ ...publishedManifest, exports }))).toContain(
      'exports "." must have source, types and default, in this order.',
    )
  })

  it('leave private packages alone', () => {
    expect(messages({ 'packages/x/package.json': { name: '@fcc/x', private: true } })).toEqual([])
  })
})
