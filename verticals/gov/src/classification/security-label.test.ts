import { describe, expect, it } from 'vitest'
import { LEVELS, type Level } from './level.ts'
import { dominates, joinLabels, type SecurityLabel } from './security-label.ts'

const COMPARTMENTS = ['A', 'B', 'D', 'E']
const labels: readonly SecurityLabel[] = LEVELS.flatMap((level) =>
  Array.from({ length: 16 }, (_, set) => ({
    level,
    compartments: COMPARTMENTS.filter((_c, bit) => (set >> bit) & 1),
  })),
)
const label = (level: Level, ...compartments: string[]): SecurityLabel => ({ level, compartments })

describe('dominance', () => {
  it.each([
    [label('S'), label('C'), true, false],
    [label('S'), label('TS'), false, true],
    [label('S', 'A'), label('S', 'A', 'B'), false, true],
    [label('S', 'A', 'B'), label('S', 'A'), true, false],
    [label('S', 'A'), label('S', 'B'), false, false],
    [label('TS'), label('S', 'A'), false, false],
  ])('of %j over %j is %s, the other way %s', (subject, object, reads, writes) => {
    expect(dominates(subject, object)).toBe(reads)
    expect(dominates(object, subject)).toBe(writes)
  })

  it('is reflexive, antisymmetric and transitive over every label of four compartments', () => {
    const above = labels.map((lower) => labels.map((upper) => dominates(upper, lower)))
    let triples = 0
    labels.forEach((_a, a) => {
      expect(above[a]?.[a]).toBe(true)
      labels.forEach((_b, b) => {
        if (a !== b && above[a]?.[b]) expect(above[b]?.[a]).toBe(false)
        if (!above[a]?.[b]) return
        labels.forEach((_d, d) => {
          if (above[b]?.[d] && !above[a]?.[d]) triples += 1
        })
      })
    })
    expect(triples).toBe(0)
  })
})

describe('the join of two labels', () => {
  it('keeps the higher level and both sets of compartments', () => {
    expect(joinLabels(label('S', 'A'), label('C', 'B'))).toEqual(label('S', 'A', 'B'))
  })

  it('is the least label that dominates both, over every pair', () => {
    let faults = 0
    for (const left of labels) {
      for (const right of labels) {
        const join = joinLabels(left, right)
        if (!dominates(join, left) || !dominates(join, right)) faults += 1
        for (const other of labels) {
          const isUpper = dominates(other, left) && dominates(other, right)
          if (isUpper && !dominates(other, join)) faults += 1
        }
      }
    }
    expect(faults).toBe(0)
  })
})
