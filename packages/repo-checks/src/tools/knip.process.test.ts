import { describe, expect, it } from 'vitest'
import { type FixtureFiles, withFixture } from '../fixtures/fixture-tree.ts'
import { readTree } from '../tree/read-tree.ts'
import { knip } from './knip.ts'

const repository = {
  'package.json': { name: 'repository', type: 'module', exports: './src/index.ts' },
  'src/index.ts': `export { a } from './a.ts'\n`,
  'src/a.ts': 'export const a = 1\n',
}
const toolbox = { updateApi: false, progress: () => {}, tarballs: async () => [] }
const find = (files: FixtureFiles) =>
  withFixture(files, async (root) => await knip.find(readTree(root), toolbox))

describe('knip', () => {
  it('passes where everything is used', async () => {
    expect(await find(repository)).toEqual([])
  })

  it('names an export that nobody imports', async () => {
    const files = { ...repository, 'src/a.ts': 'export const a = 1\nexport const lonely = 2\n' }
    expect(await find(files)).toMatchObject([{ message: expect.stringContaining('lonely') }])
  })

  it('names a file that nobody imports', async () => {
    const problems = await find({ ...repository, 'src/forgotten.ts': 'export const b = 1\n' })
    expect(problems).toMatchObject([{ message: expect.stringContaining('src/forgotten.ts') }])
  })
})
