import { describe, expect, it } from 'vitest'
import { chiSquareTail } from './chi-square.ts'

describe('the tail of the chi-square distribution', () => {
  it.each([
    [0.001, 0.9747728793699604],
    [0.5, 0.4795001221869535],
    [1, 0.3173105078629141],
    [2.9, 0.0885795525797768],
    [3, 0.0832645166635504],
    [3.1, 0.07829229414640987],
    [3.841458820694124, 0.05],
    [6.634896601021213, 0.01],
    [10, 0.00156540225800255],
    [30, 4.320463057827497e-8],
    [80, 3.744097384202899e-19],
  ])('at %f with one degree of freedom is %f', (statistic, tail) => {
    expect(Math.abs(chiSquareTail(statistic, 1) / tail - 1)).toBeLessThan(1e-12)
  })

  it('reaches the critical values of two degrees of freedom', () => {
    expect(chiSquareTail(5.991464547107979, 2)).toBeCloseTo(0.05, 12)
    expect(chiSquareTail(9.210340371976182, 2)).toBeCloseTo(0.01, 12)
  })

  it('falls where the statistic rises, across the divide of its two expansions', () => {
    for (let statistic = 0; statistic < 6; statistic += 0.01) {
      expect(chiSquareTail(statistic + 0.01, 1)).toBeLessThan(chiSquareTail(statistic, 1))
    }
  })
})
