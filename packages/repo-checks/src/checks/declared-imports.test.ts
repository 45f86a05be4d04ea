import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { declaredImports } from './declared-imports.ts'

const manifest = {
  name: '@fcc/x',
  dependencies: { zod: 'catalog:' },
  peerDependencies: { '@fcc/plugin-api': 'workspace:^' },
  devDependencies: { vitest: 'catalog:' },
}
const messages = (files: FixtureFiles) =>
  declaredImports
    .find(fixtureTree({ 'packages/x/package.json': manifest, ...files }))
    .map(({ file, message }) => `${file} ${message}`)

describe('imports', () => {
  it('may be dependencies, peers, the package itself, its files and what Node adds', () => {
    const names = ['zod', 'zod/v4', '@fcc/plugin-api', '@fcc/x', './b.ts', 'node:fs']
    const text = names.map((name) => `import '${name}'\n`).join('')
    expect(messages({ 'packages/x/src/a.ts': text })).toEqual([])
  })

  it('may be development dependencies in tests and settings only', () => {
    const text = `import { it } from 'vitest'\n`
    expect(messages({ 'packages/x/src/a.test.ts': text, 'packages/x/a.config.ts': text })).toEqual(
      [],
    )
    expect(messages({ 'packages/x/src/a.ts': text })).toEqual([
      'packages/x/src/a.ts vitest is not among the dependencies.',
    ])
  })

  it('are declared even where the root happens to have them, types too', () => {
    const text = `import type { X } from 'tapable'\nexport type Y = X\n`
    expect(messages({ 'packages/x/src/a.ts': text })).toHaveLength(1)
    expect(messages({ 'packages/x/src/a.test.ts': text })).toEqual([
      'packages/x/src/a.test.ts tapable is not among the devDependencies.',
    ])
  })

  it('of a private package may be development dependencies', () => {
    const files = {
      'packages/x/package.json': { ...manifest, private: true },
      'packages/x/src/a.ts': `import 'vitest'\n`,
    }
    expect(messages(files)).toEqual([])
  })
})
