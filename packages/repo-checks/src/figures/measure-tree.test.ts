import { describe, expect, it } from 'vitest'
import { fixtureTree } from '../fixtures/fixture-tree.ts'
import { conceptsIn } from './concepts.ts'
import { formatFigures } from './format-figures.ts'
import { measureTree } from './measure-tree.ts'

const treeOf = (assertions: number) =>
  fixtureTree({
    'packages/x/package.json': { name: '@fcc/x' },
    'packages/x/src/a.ts': 'one\ntwo\nthree\n',
    'packages/x/src/b.ts': 'one\n',
    'packages/x/src/a.test.ts': 'expect(1).toBe(1)\nassert.equal(1, 1)\n'.repeat(assertions),
    'packages/docs/guides/install-a-vertical.md': 'A run and its gates.\n\n```\na waiver\n```\n',
  })

describe('the figures of a checkout', () => {
  it('count source and tests apart, and what can fail', () => {
    expect(measureTree(treeOf(2)).packages).toEqual([
      {
        name: '@fcc/x',
        source: 4,
        tests: 4,
        medianFile: 2,
        largestFile: { path: 'packages/x/src/a.ts', lines: 3 },
        assertions: 4,
      },
    ])
  })

  it('show what changed since an earlier checkout, and nothing where nothing did', () => {
    const text = formatFigures(measureTree(treeOf(1)), measureTree(treeOf(2)))
    expect(text).toContain('4 → 2')
    expect(text).not.toContain('3 → ')
  })

  it('name a package that is gone', () => {
    const none = measureTree(fixtureTree({}))
    expect(formatFigures(none, measureTree(treeOf(1)))).toContain('@fcc/x (gone)')
  })
})

describe('the terms of a guide', () => {
  it('are counted once each, whatever their form, and not in code', () => {
    expect(conceptsIn('Two runs, one run. Activities.\n\n```\na waiver\n```\n`visit`\n')).toEqual([
      'activity',
      'run',
    ])
    expect(conceptsIn('The runtime runs.')).toEqual(['run'])
    expect(conceptsIn('Nothing of ours.')).toEqual([])
  })
})
