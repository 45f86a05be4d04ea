import { describe, expect, it } from 'vitest'
import { type FixtureFiles, fixtureTree } from '../fixtures/fixture-tree.ts'
import { fileSize, lineCount, median, sizeLimits } from './file-size.ts'

const lines = (count: number) => 'export {}\n'.repeat(count)
const find = (files: FixtureFiles) => fileSize.find(fixtureTree(files))
const small = { 'packages/x/src/a.ts': lines(10), 'packages/x/src/b.ts': lines(20) }

describe('file size', () => {
  it('accepts small files', () => {
    expect(find(small)).toEqual([])
  })

  it('accepts the hard limit and refuses one line more', () => {
    const path = 'packages/x/src/a.test.ts'
    expect(find({ ...small, [path]: lines(sizeLimits.hard) })).toEqual([])
    expect(find({ ...small, [path]: lines(sizeLimits.hard + 1) })).toMatchObject([
      { severity: 'error', file: path },
    ])
  })

  it('warns of source over the soft limit', () => {
    const path = 'packages/x/src/c.ts'
    expect(find({ ...small, [path]: lines(sizeLimits.soft + 1) })).toMatchObject([
      { severity: 'warning', file: path },
    ])
  })

  it('refuses a median at the limit, counting source and not tests', () => {
    const long = { 'a.ts': lines(90), 'b.ts': lines(90), 'c.test.ts': lines(1), 'd.test.ts': '' }
    expect(find(long)).toMatchObject([
      { severity: 'error', message: expect.stringMatching('median') },
    ])
  })

  it.each(['utils.ts', 'helpers.ts', 'common.ts', 'misc.ts', 'util.ts'])(
    'refuses the name %s',
    (name) => {
      expect(find({ ...small, [`packages/x/src/${name}`]: '' })).toMatchObject([
        { file: `packages/x/src/${name}` },
      ])
    },
  )

  it('counts lines as an editor does', () => {
    expect([lineCount(''), lineCount('a'), lineCount('a\n'), lineCount('a\nb')]).toEqual([
      0, 1, 1, 2,
    ])
  })

  it('takes the middle of odd and even counts', () => {
    expect([median([]), median([3]), median([1, 9]), median([9, 1, 2])]).toEqual([0, 3, 5, 2])
  })
})
