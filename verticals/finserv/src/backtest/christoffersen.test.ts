import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  conditionalCoverage,
  countTransitions,
  independence,
  nextDayExceptions,
} from './christoffersen.ts'
import { proportionOfFailures } from './kupiec.ts'

/** Statistic and p-value recomputed with sixty decimal digits. */
const INDEPENDENCE_VECTORS = [
  ['MathWorks Normal95', [932, 53, 53, 4], 0.258663152586, 0.611040077848],
  ['Jorion, strict T - 1', [243, 2, 2, 4], 25.805495645795, 3.776117563e-7],
  ['Jorion as printed, T transitions', [244, 2, 2, 4], 25.83742776336, 3.71416016e-7],
  ['a cluster', [236, 3, 3, 7], 39.443684596018, 3.376580015e-10],
  ['no exception after another', [240, 4, 5, 0], 0.163608533581, 0.685855725831],
  ['the only exception on the last day', [248, 1, 0, 0], 0, 1],
  ['no exception at all', [249, 0, 0, 0], 0, 1],
  ['every day an exception', [0, 0, 0, 249], 0, 1],
  ['every day but the first', [0, 1, 0, 248], 0, 1],
] as const

describe('independence of exceptions', () => {
  it.each(INDEPENDENCE_VECTORS)(
    'agrees with the vector: %s',
    (_name, [n00, n01, n10, n11], statistic, pValue) => {
      const result = independence({ n00, n01, n10, n11 })
      expect(Math.abs(result.statistic - statistic)).toBeLessThan(1e-9)
      expect(Math.abs(result.pValue - pValue)).toBeLessThan(1e-9)
    },
  )

  it('is 0 to 1e-9 in its p-value where exceptions follow exceptions as often as others', () => {
    for (const transitions of [
      { n00: 80, n01: 20, n10: 20, n11: 5 },
      { n00: 9801, n01: 99, n10: 99, n11: 1 },
      { n00: 7 * 21, n01: 3 * 21, n10: 7 * 9, n11: 3 * 9 },
    ]) {
      expect(Math.abs(independence(transitions).pValue - 1)).toBeLessThan(1e-9)
      expect(nextDayExceptions(transitions)).toBe('alike')
    }
  })

  it('says which way the days after exceptions differ', () => {
    expect(nextDayExceptions({ n00: 200, n01: 24, n10: 25, n11: 0 })).toBe('rarer')
    expect(nextDayExceptions({ n00: 236, n01: 3, n10: 3, n11: 7 })).toBe('oftener')
    expect(nextDayExceptions({ n00: 249, n01: 0, n10: 0, n11: 0 })).toBe('alike')
  })

  it('counts one transition less than there are days', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 400 }), (days) => {
        const { n00, n01, n10, n11 } = countTransitions(days)
        expect(n00 + n01 + n10 + n11).toBe(days.length - 1)
      }),
    )
  })

  it('finds the clusters of the published series', () => {
    const clusters = [40, 41, 42, 100, 101, 200, 201, 202, 203, 204]
    const days = Array.from({ length: 250 }, (_, index) => clusters.includes(index + 1))
    expect(countTransitions(days)).toEqual({ n00: 236, n01: 3, n10: 3, n11: 7 })
  })

  it('is measured, not infinite, for every series of days', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (days) => {
        const { statistic, pValue } = independence(countTransitions(days))
        expect(Number.isFinite(statistic) && statistic >= 0).toBe(true)
        expect(pValue >= 0 && pValue <= 1).toBe(true)
      }),
    )
  })
})

describe('conditional coverage', () => {
  it('adds both ratios and judges them with two degrees of freedom', () => {
    const result = conditionalCoverage(
      proportionOfFailures({ observations: 1043, exceptions: 57, expectedShare: 0.05 }),
      independence({ n00: 932, n01: 53, n10: 53, n11: 4 }),
    )
    expect(Math.abs(result.statistic - 0.720129547915)).toBeLessThan(1e-9)
    expect(Math.abs(result.pValue - 0.697631136278)).toBeLessThan(1e-9)
  })
})
