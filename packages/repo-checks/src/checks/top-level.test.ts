import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { topLevel } from './top-level.ts'

const repository = {
  'package.json': { name: 'repository' },
  'pnpm-workspace.yaml': '',
  'turbo.json': '{}',
  'README.md': '',
  'pnpm-lock.yaml': '',
  LICENSE: '',
  'biome.json': '{}',
  '.gitignore': '',
  '.ci/run': '',
  '.changeset/config.json': '{}',
  'packages/kernel/package.json': { name: '@fcc/kernel' },
}

describe('the top level', () => {
  it('accepts the workspace folders, the README and what tools force there', () => {
    expect(topLevel.find(fixtureTree(repository))).toEqual([])
  })

  it.each(['tsconfig.json', 'docs/guide.md', 'knip.json', '.eslintrc'])(
    'refuses %s at the root',
    (path) => {
      const problems = topLevel.find(fixtureTree({ ...repository, [path]: '' }))
      expect(problems.map(({ file }) => file)).toEqual([path.split('/')[0]])
    },
  )

  it('refuses a file that lies in a workspace folder and in no package', () => {
    const problems = topLevel.find(fixtureTree({ ...repository, 'plugins/notes.md': '' }))
    expect(problems).toMatchObject([{ file: 'plugins/notes.md' }])
  })

  it('names a package.json that cannot be read', () => {
    const problems = topLevel.find(
      fixtureTree({ ...repository, 'plugins/broken/package.json': '{' }),
    )
    expect(problems).toMatchObject([{ file: 'plugins/broken/package.json' }])
  })

  it('does not see what builds and runs leave behind', () => {
    const tree = fixtureTree({
      ...repository,
      'node_modules/x/index.js': '',
      '.fcc/control.db': '',
    })
    expect(topLevel.find(tree)).toEqual([])
  })
})
