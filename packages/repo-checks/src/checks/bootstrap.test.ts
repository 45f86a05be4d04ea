import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { bootstrap } from './bootstrap.ts'

const repository = {
  'package.json': { name: 'repository', packageManager: 'pnpm@10.1.2' },
  'README.md': '\n    npx -y pnpm@10.1.2 demo\n',
  '.ci/run': 'npx -y pnpm@10.1.2 "$@"\n',
}

describe('the pnpm that is started', () => {
  it('is the pinned one everywhere', () => {
    expect(bootstrap.find(fixtureTree(repository))).toEqual([])
  })

  it.each(['README.md', '.ci/run'])('is named where %s starts another', (file) => {
    const files = { ...repository, [file]: '\nnpx -y pnpm@10.9.9 test\n' }
    expect(bootstrap.find(fixtureTree(files))).toEqual([
      { severity: 'error', file, line: 2, message: 'pnpm@10.9.9 is not pnpm@10.1.2.' },
    ])
  })

  it('must be pinned at all', () => {
    expect(bootstrap.find(fixtureTree({ 'package.json': { name: 'repository' } }))).toHaveLength(1)
  })
})
