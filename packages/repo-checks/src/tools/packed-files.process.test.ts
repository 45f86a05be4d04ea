import { describe, expect, it } from 'vitest'
import { type FixtureFiles, withFixture } from '../fixtures/fixture-tree.ts'
import { publishedManifest, publishedPackage } from '../fixtures/published-package.ts'
import { readTree } from '../tree/read-tree.ts'
import { packedFiles } from './packed-files.ts'

const toolbox = { updateApi: false, progress: () => {}, tarballs: async () => [] }
const example = { name: '@fcc/example', version: '1.0.0', private: true }

/** An example after somebody ran it: its key and its store lie beside its sources. */
const repository: FixtureFiles = {
  'package.json': { name: 'repository', private: true, packageManager: 'pnpm@10.34.9' },
  'pnpm-workspace.yaml': 'packages: [packages/*, examples/*]\n',
  ...publishedPackage({ ...publishedManifest, files: ['dist', 'data'] }),
  'packages/x/dist/index.js': 'export const a = 1\n',
  'packages/x/data/tenants.sqlite': 'SQLite format 3',
  'packages/empty/package.json': { ...publishedManifest, name: '@fcc/empty', files: [] },
  'packages/empty/notes.txt': 'for nobody',
  'examples/all/package.json': { ...example, name: '@fcc/example-all' },
  'examples/all/.fcc/keys/master.key': 'secret',
  'examples/listed/package.json': { ...example, name: '@fcc/example-listed', files: ['src'] },
  'examples/listed/src/index.ts': 'export {}\n',
  'examples/listed/.fcc/keys/master.key': 'secret',
  'examples/heavy/package.json': { ...example, name: '@fcc/example-heavy', files: ['src'] },
  'examples/heavy/src/index.ts': `// ${'x'.repeat(5_000_000)}\n`,
}

describe('what packages pack', () => {
  it('is looked through, in private packages too, and asked to be listed', async () => {
    const problems = await withFixture(repository, async (root) =>
      packedFiles.find(readTree(root), toolbox),
    )
    expect(problems.map(({ file, message }) => `${file}: ${message}`).sort()).toEqual([
      'examples/all/package.json: .fcc/keys/master.key is a key, and is packed.',
      'examples/all/package.json: .fcc/keys/master.key is the state of a run (.fcc), and is packed.',
      'examples/all/package.json: files must list what is packed: without it everything is that lies there.',
      expect.stringMatching(/^examples\/heavy\/package\.json: 5000\d+ bytes are packed; 5000000/),
      'packages/x/package.json: data/tenants.sqlite is a database, and is packed.',
    ])
  })
})
