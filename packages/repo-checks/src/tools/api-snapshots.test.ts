import { describe, expect, it } from 'vitest'
import { type FixtureFiles, withFixture } from '../fixtures/fixture-tree.ts'
import { publishedPackage } from '../fixtures/published-package.ts'
import { readTree } from '../tree/read-tree.ts'
import { apiSnapshots } from './api-snapshots.ts'

const built = 'export declare const a: number;\n'
const repository = { ...publishedPackage(), 'packages/x/dist/index.d.ts': built }

async function find(root: string, updateApi = false) {
  const toolbox = { updateApi, progress: () => {}, tarballs: async () => [] }
  return await apiSnapshots.find(readTree(root), toolbox)
}
const findIn = (files: FixtureFiles) => withFixture(files, (root) => find(root))

describe('API snapshots', () => {
  it('pass where the types are the ones written down', async () => {
    expect(await findIn({ ...repository, 'packages/x/api/index.d.ts': built })).toEqual([])
  })

  it('show the difference where they are not', async () => {
    const known = 'export declare const a: string;\n'
    expect(await findIn({ ...repository, 'packages/x/api/index.d.ts': known })).toMatchObject([
      {
        file: 'packages/x/api/index.d.ts',
        message: expect.stringContaining(
          '- export declare const a: string;\n+ export declare const a: number;',
        ),
      },
    ])
  })

  it('fail where nothing is written down, or nothing is built', async () => {
    expect(await findIn(repository)).toMatchObject([
      { message: expect.stringMatching('not written down') },
    ])
    expect(await findIn(publishedPackage())).toMatchObject([
      { message: expect.stringMatching('not built') },
    ])
  })

  it('name a snapshot that no entry point has any more', async () => {
    const files = {
      ...repository,
      'packages/x/api/index.d.ts': built,
      'packages/x/api/old.d.ts': built,
    }
    expect(await findIn(files)).toMatchObject([{ file: 'packages/x/api/old.d.ts' }])
  })

  it('are written on request, stale ones removed, and pass from then on', async () => {
    await withFixture({ ...repository, 'packages/x/api/old.d.ts': built }, async (root) => {
      expect(await find(root, true)).toEqual([])
      expect(await find(root)).toEqual([])
    })
  })

  const withMember = (mark: string, type: string) =>
    `interface A {\n  kept: string;\n  /** ${mark} */\n  other: ${type};\n}\nexport type {\n  A,\n};\n`
  const changed = (mark: string) => ({
    ...publishedPackage(),
    'packages/x/dist/index.d.ts': withMember(mark, 'number'),
    'packages/x/api/index.d.ts': withMember(mark, 'string'),
  })

  it('leave out what is marked @internal, which may change in silence', async () => {
    const files = {
      ...publishedPackage(),
      'packages/x/dist/index.d.ts': withMember('@internal', 'number'),
    }
    await withFixture(files, async (root) => {
      await find(root, true)
      const written = readTree(root).files.get('packages/x/api/index.d.ts')?.text
      expect(written).toBe('interface A {\n  kept: string;\n}\nexport type {\n  A,\n};\n')
    })
  })

  it('tell a change of what is marked @alpha from a change of what is promised', async () => {
    const [alpha] = await findIn(changed('@alpha'))
    expect(alpha?.message).toMatch(/^Only types marked @alpha changed.*\+ {3}other: number;/s)
    const [promised] = await findIn(changed('@since 1'))
    expect(promised?.message).toMatch(/^The public types changed/)
  })
})
