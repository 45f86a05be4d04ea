import { type LabelSet, NO_LABELS } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleSchemes } from '../fixtures/sample-governance.ts'
import { dominatesLabels, joinLabels } from './join-labels.ts'
import { labelSet } from './label-set.ts'

const scheme = 'state/classification'
const levels = ['UNCLASSIFIED', 'CONFIDENTIAL', 'SECRET', 'TOP SECRET']

function subsets<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) =>
    items.filter((_item, index) => (bits >> index) & 1),
  )
}

/** Every label of two levels, two categories and two audiences: small enough to try all triples. */
const everyLabel: readonly LabelSet[] = ['CONFIDENTIAL', 'SECRET', undefined].flatMap((level) =>
  subsets(['compartment/a', 'phi']).flatMap((categories) =>
    [undefined, [], ['GBR'], ['GBR', 'USA']].map((audience) =>
      labelSet({
        categories,
        levels: level === undefined ? {} : { [scheme]: level },
        audiences: audience === undefined ? {} : { [scheme]: audience },
      }),
    ),
  ),
)

const anyLabel: fc.Arbitrary<LabelSet> = fc
  .record({
    categories: fc.subarray(['phi', 'mnpi/acme', 'mnpi/zenith', 'compartment/a', 'compartment/b']),
    level: fc.option(fc.constantFrom(...levels)),
    audience: fc.option(fc.subarray(['AUS', 'GBR', 'NZL', 'USA'])),
  })
  .map(({ categories, level, audience }) =>
    labelSet({
      categories,
      levels: level === null ? {} : { [scheme]: level },
      audiences: audience === null ? {} : { [scheme]: audience },
    }),
  )

const join = (...sets: LabelSet[]) => joinLabels(sampleSchemes, ...sets)
const dominates = (upper: LabelSet, lower: LabelSet) => dominatesLabels(sampleSchemes, upper, lower)

describe('joining labels', () => {
  it('is commutative and idempotent, and nothing is its identity, for every label of a small lattice', () => {
    for (const left of everyLabel) {
      expect(join(left, left)).toEqual(left)
      expect(join(left, NO_LABELS)).toEqual(left)
      for (const right of everyLabel) expect(join(left, right)).toEqual(join(right, left))
    }
  })

  it('is associative however many sets are joined in whatever grouping', () => {
    fc.assert(
      fc.property(anyLabel, anyLabel, anyLabel, (a, b, c) => {
        expect(join(join(a, b), c)).toEqual(join(a, join(b, c)))
        expect(join(a, b, c)).toEqual(join(c, b, a))
      }),
    )
  })

  it('gives the least of all labels that dominate both, for every pair of a small lattice', () => {
    for (const left of everyLabel) {
      for (const right of everyLabel) {
        const joined = join(left, right)
        expect(dominates(joined, left) && dominates(joined, right)).toBe(true)
        for (const upper of everyLabel) {
          if (dominates(upper, left) && dominates(upper, right)) {
            expect(dominates(upper, joined)).toBe(true)
          }
        }
      }
    }
  })

  it('is monotone: a higher part never gives a lower whole', () => {
    fc.assert(
      fc.property(anyLabel, anyLabel, anyLabel, (low, more, other) => {
        expect(dominates(join(join(low, more), other), join(low, other))).toBe(true)
      }),
    )
  })

  it('unites compartments under the higher level', () => {
    const left = labelSet({ categories: ['compartment/a'], levels: { [scheme]: 'SECRET' } })
    const right = labelSet({ categories: ['compartment/b'], levels: { [scheme]: 'CONFIDENTIAL' } })
    expect(join(left, right)).toEqual(
      labelSet({
        categories: ['compartment/a', 'compartment/b'],
        levels: { [scheme]: 'SECRET' },
      }),
    )
  })

  it('intersects audiences until nobody is left', () => {
    const audience = (...who: string[]) => labelSet({ audiences: { [scheme]: who } })
    expect(join(audience('AUS', 'USA'), audience('GBR', 'USA'))).toEqual(audience('USA'))
    expect(join(audience('AUS'), audience('GBR'))).toEqual(audience())
  })

  it('takes the word of a scheme for its id', () => {
    const written = labelSet({ levels: { classification: 'SECRET' } })
    expect(join(written)).toEqual(labelSet({ levels: { [scheme]: 'SECRET' } }))
    const stored = labelSet({ levels: { [scheme]: 'CONFIDENTIAL' } })
    expect(join(written, stored)).toEqual(labelSet({ levels: { [scheme]: 'SECRET' } }))
  })

  it('refuses a level that its scheme does not have', () => {
    const unknown = labelSet({ levels: { [scheme]: 'COSMIC' } })
    expect(problem(() => join(unknown))).toBe('FCC_LABELS_UNKNOWN_LEVEL')
    expect(problem(() => join(unknown, NO_LABELS))).toBe('FCC_LABELS_UNKNOWN_LEVEL')
  })

  it('keeps the level of a scheme that is gone, and refuses to compare two of them', () => {
    const gone = (level: string) => labelSet({ levels: { 'gone/scheme': level } })
    expect(join(gone('HIGH'), labelSet({ categories: ['phi'] })).levels).toEqual({
      'gone/scheme': 'HIGH',
    })
    expect(join(gone('HIGH'), gone('HIGH'))).toEqual(gone('HIGH'))
    expect(problem(() => join(gone('HIGH'), gone('LOW')))).toBe('FCC_LABELS_UNKNOWN_SCHEME')
  })

  it('gives back the very set where there is nothing to join', () => {
    const only = labelSet({ categories: ['phi'] })
    expect(join(NO_LABELS, only, NO_LABELS)).toBe(only)
    expect(join()).toBe(NO_LABELS)
  })
})

describe('dominance', () => {
  const label = (level: string, ...compartments: string[]) =>
    labelSet({
      categories: compartments.map((name) => `compartment/${name}`),
      levels: { [scheme]: level },
    })

  // Bell and LaPadula: read where the subject dominates, write where the object does.
  it.each([
    ['S', label('SECRET'), 'C', label('CONFIDENTIAL'), true, false],
    ['S', label('SECRET'), 'TS', label('TOP SECRET'), false, true],
    ['S{A}', label('SECRET', 'a'), 'S{A,B}', label('SECRET', 'a', 'b'), false, true],
    ['S{A,B}', label('SECRET', 'a', 'b'), 'S{A}', label('SECRET', 'a'), true, false],
    ['S{A}', label('SECRET', 'a'), 'S{B}', label('SECRET', 'b'), false, false],
    ['TS', label('TOP SECRET'), 'S{A}', label('SECRET', 'a'), false, false],
  ])('lets subject %s at object %s read and write as Bell and LaPadula do', (...vector) => {
    const [, subject, , object, mayRead, mayWrite] = vector
    expect(dominates(subject, object)).toBe(mayRead)
    expect(dominates(object, subject)).toBe(mayWrite)
  })

  it('is a partial order on every label of a small lattice', () => {
    for (const left of everyLabel) {
      expect(dominates(left, left)).toBe(true)
      for (const right of everyLabel) {
        if (dominates(left, right) && dominates(right, left)) expect(left).toEqual(right)
        for (const last of everyLabel) {
          if (dominates(left, right) && dominates(right, last)) {
            expect(dominates(left, last)).toBe(true)
          }
        }
      }
    }
  })

  it('counts a narrower audience as higher', () => {
    const audience = (...who: string[]) => labelSet({ audiences: { [scheme]: who } })
    expect(dominates(audience('USA'), audience('GBR', 'USA'))).toBe(true)
    expect(dominates(NO_LABELS, audience('GBR', 'USA'))).toBe(false)
  })
})

function problem(act: () => unknown): string | undefined {
  try {
    act()
  } catch (thrown) {
    if (FccError.is(thrown)) return thrown.code
    throw thrown
  }
  return undefined
}
