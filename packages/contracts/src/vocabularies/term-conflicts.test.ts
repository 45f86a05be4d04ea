import { describe, expect, it } from 'vitest'
import { termConflicts } from './term-conflicts.ts'
import type { Vocabulary } from './vocabulary.ts'

const one = (id: string, term: string, definition: string, more: object = {}): Vocabulary => ({
  id,
  title: id,
  of: 'language',
  terms: [{ term, synonyms: [], definition, broader: [], ...more }],
})

describe('one name in two vocabularies', () => {
  it('is no conflict where both say the same of it', () => {
    expect(termConflicts([one('a/x', 'Hold', 'Keep it.'), one('b/y', 'hold', 'Keep it.')])).toEqual(
      [],
    )
  })

  it('is named with both where they do not, in whatever way the one has it', () => {
    const other = one('b/y', 'retention', 'Do not delete.', { synonyms: ['hold'] })
    expect(termConflicts([one('a/x', 'Hold', 'Keep it.'), other])).toEqual([
      { name: 'hold', vocabularies: ['a/x', 'b/y'] },
    ])
  })

  it('is none between vocabularies of different uses, nor between categories of dimensions', () => {
    const tags = { ...one('b/tags', 'hold', 'Found here.'), of: 'tags' } as const
    const first = { ...one('b/first', 'Style', 'One.'), of: 'dimensions' } as const
    const second = { ...one('b/second', 'Style', 'Two.'), of: 'dimensions' } as const
    expect(termConflicts([one('a/x', 'hold', 'Keep it.'), tags, first, second])).toEqual([])
    const again = { ...one('c/first', 'Style', 'Two.'), of: 'dimensions' } as const
    expect(termConflicts([first, again])).toHaveLength(1)
  })

  it('keeps a code and a word apart', () => {
    expect(termConflicts([one('a/x', 'AC', 'Access.'), one('b/y', 'ac', 'Current.')])).toEqual([])
  })
})
