import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FixtureFiles, withFixture } from '../fixtures/fixture-tree.ts'
import { publishedManifest, publishedPackage } from '../fixtures/published-package.ts'
import { readTree } from '../tree/read-tree.ts'
import type { Tree } from '../tree/tree.ts'
import { packPublished, type Tarball } from './pack.ts'
import { attw, publint } from './tarball-check.ts'

/** A whole package, one without its code, one whose types lead nowhere, and one that stays at home. */
const repository: FixtureFiles = {
  'package.json': { name: 'repository', private: true, packageManager: 'pnpm@10.34.9' },
  'pnpm-workspace.yaml': 'packages: [packages/*]\n',
  ...publishedPackage(),
  'packages/x/dist/index.js': 'export const a = 1\n',
  'packages/x/dist/index.d.ts': 'export declare const a: number\n',
  'packages/hollow/package.json': { ...publishedManifest, name: '@fcc/hollow' },
  'packages/untrue/package.json': { ...publishedManifest, name: '@fcc/untrue' },
  'packages/untrue/dist/index.js': 'export const a = 1\n',
  'packages/untrue/dist/index.d.ts': `export { a } from './nowhere'\n`,
  'packages/home/package.json': { name: '@fcc/home', version: '1.0.0', private: true },
}

describe('packed packages', () => {
  const destination = mkdtempSync(join(tmpdir(), 'fcc-fixture-packed-'))
  let tree: Tree
  let tarballs: readonly Tarball[]

  beforeAll(async () => {
    await withFixture(repository, async (root) => {
      tree = readTree(root)
      tarballs = await packPublished(tree, destination)
    })
  })
  afterAll(() => rmSync(destination, { recursive: true, force: true }))

  /** The tools look at the tarballs only, so the fixture itself is gone by then. */
  const toolbox = () => ({ updateApi: false, progress: () => {}, tarballs: async () => tarballs })
  const here = () => ({ ...tree, root: destination })

  it('are those that are published', () => {
    const names = tarballs.map(({ packageName }) => packageName)
    expect(names).toEqual(['@fcc/hollow', '@fcc/untrue', '@fcc/x'])
  })

  it('without their code are found by publint', async () => {
    const problems = await publint.find(here(), toolbox())
    expect(problems).toMatchObject([{ file: 'packages/hollow/package.json' }])
  })

  it('without types, or with types that lead nowhere, are found by attw', async () => {
    const problems = await attw.find(here(), toolbox())
    expect(problems.map(({ file }) => file)).toEqual([
      'packages/hollow/package.json',
      'packages/untrue/package.json',
    ])
  })
})
