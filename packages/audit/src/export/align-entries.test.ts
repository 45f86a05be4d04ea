import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignEntries } from './align-entries.ts'

const letters = (text: string) => [...text]

describe('alignEntries', () => {
  it.each([
    ['abcd', 'abcd', []],
    ['abcd', 'abd', [{ kind: 'missing', index: 2 }]],
    ['abcd', 'abxcd', [{ kind: 'unexpected', place: 2 }]],
    ['abcd', 'abxd', [{ kind: 'changed', index: 2, place: 2 }]],
    ['abcd', 'acbd', [{ kind: 'swapped', index: 1, other: 2 }]],
    ['abcd', 'dbca', [{ kind: 'swapped', index: 0, other: 3 }]],
    ['abcd', 'bcda', [{ kind: 'moved', index: 0, place: 3 }]],
    ['aab', 'ab', [{ kind: 'missing', index: 1 }]],
    ['', 'a', [{ kind: 'unexpected', place: 0 }]],
    ['a', '', [{ kind: 'missing', index: 0 }]],
    [
      'abcdef',
      'xbcd',
      [
        { kind: 'changed', index: 0, place: 0 },
        { kind: 'missing', index: 4 },
        { kind: 'missing', index: 5 },
      ],
    ],
  ])('tells how %s became %s', (recorded, actual, expected) => {
    expect(alignEntries(letters(recorded), letters(actual))).toEqual(expected)
  })

  const sequence = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 12 })

  it('finds a difference exactly where there is one', () => {
    fc.assert(
      fc.property(sequence, sequence, (recorded, actual) => {
        const isSame = recorded.join() === actual.join()
        expect(alignEntries(recorded, actual).length === 0).toBe(isSame)
      }),
      { numRuns: 2_000 },
    )
  })

  it('accounts for every entry and every line once', () => {
    fc.assert(
      fc.property(sequence, sequence, (recorded, actual) => {
        const differences = alignEntries(recorded, actual)
        const lost = differences.filter(({ kind }) => kind === 'missing').length
        const added = differences.filter(({ kind }) => kind === 'unexpected').length
        expect(recorded.length - lost + added).toBe(actual.length)
        const named = differences.flatMap((difference) =>
          'index' in difference ? [difference.index] : [],
        )
        expect(new Set(named).size).toBe(named.length)
      }),
      { numRuns: 2_000 },
    )
  })

  it('blames a single removal on that entry alone, when entries differ', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 })
    fc.assert(
      fc.property(distinct, fc.nat(), (numbers, at) => {
        const recorded = numbers.map(String)
        const index = at % recorded.length
        expect(alignEntries(recorded, recorded.toSpliced(index, 1))).toEqual([
          { kind: 'missing', index },
        ])
      }),
    )
  })
})
