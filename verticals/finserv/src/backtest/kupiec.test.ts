import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proportionOfFailures, timeUntilFirstFailure } from './kupiec.ts'

/** Statistic and p-value recomputed with sixty decimal digits. */
const PROPORTION_VECTORS = [
  // published with six decimals: MathWorks varbacktest, Jorion chapter 6, Kupiec's tables
  [1043, 57, 0.05, 0.461466395329, 0.49693944768],
  [250, 3, 0.05, 10.81233416388, 0.001008261017],
  [250, 3, 0.01, 0.094940122664, 0.757988321373],
  [252, 6, 0.01, 3.498776675482, 0.061414178709],
  [500, 40, 0.05, 8.079040952278, 0.004478013825],
  [500, 35, 0.05, 3.76507600751, 0.052333479587],
  [500, 45, 0.05, 13.754979415032, 2.082680010912e-4],
  [250, 10, 0.04, 0, 1],
  // the edges
  [255, 0, 0.01, 5.125671285286, 0.02357445048],
  [250, 250, 0.01, 2302.585092994046, 0],
  [1, 1, 0.01, 9.210340371976, 0.002406519459],
  [1, 0, 0.01, 0.020100671707, 0.887256280076],
  // the traffic light's rows
  [250, 0, 0.01, 5.025167926751, 0.024981503053],
  [250, 1, 0.01, 1.176491135321, 0.278071490014],
  [250, 2, 0.01, 0.108435216237, 0.7419327007],
  [250, 4, 0.01, 0.769138364386, 0.380483738239],
  [250, 5, 0.01, 1.956809788231, 0.161854917196],
  [250, 6, 0.01, 3.555354771062, 0.059353618972],
  [250, 7, 0.01, 5.496990447793, 0.019049230891],
  [250, 8, 0.01, 7.733550724495, 0.005420405194],
  [250, 9, 0.01, 10.229030632598, 0.001382473008],
  [250, 10, 0.01, 12.955491062356, 3.189845082134e-4],
] as const

/** Kupiec's acceptance regions at 95 %, recomputed from the formula: share, days, least, most. */
const ACCEPTANCE_REGIONS = [
  [0.01, 255, 1, 6],
  [0.01, 510, 2, 10],
  [0.01, 1000, 5, 16],
  [0.025, 255, 3, 11],
  [0.025, 510, 7, 20],
  [0.025, 1000, 16, 35],
  [0.05, 255, 7, 20],
  [0.05, 510, 17, 35],
  [0.05, 1000, 38, 64],
  [0.075, 255, 12, 27],
  [0.075, 510, 28, 50],
  [0.075, 1000, 60, 91],
  [0.1, 255, 17, 35],
  [0.1, 510, 39, 64],
  [0.1, 1000, 82, 119],
] as const

describe('proportion of failures', () => {
  it.each(PROPORTION_VECTORS)(
    'agrees with the vector of %i days with %i exceptions at %f',
    (observations, exceptions, expectedShare, statistic, pValue) => {
      const result = proportionOfFailures({ observations, exceptions, expectedShare })
      expect(Math.abs(result.statistic - statistic)).toBeLessThan(1e-9)
      expect(Math.abs(result.pValue - pValue)).toBeLessThan(1e-9)
    },
  )

  it.each([
    [250, 10, 0.96],
    [500, 25, 0.95],
    [1000, 10, 0.99],
    [2000, 50, 0.975],
    [100, 30, 0.7],
    [40_000, 4, 0.9999],
  ])('of %i days with exactly the %i exceptions promised at %f has p = 1 to 1e-9', (...of) => {
    const [observations, exceptions, confidence] = of
    const coverage = { observations, exceptions, expectedShare: 1 - confidence }
    expect(Math.abs(proportionOfFailures(coverage).pValue - 1)).toBeLessThan(1e-9)
  })

  it.each(ACCEPTANCE_REGIONS)(
    'accepts at %f over %i days from %i to %i exceptions and nothing beside',
    (expectedShare, observations, least, most) => {
      const isAccepted = (exceptions: number) =>
        !proportionOfFailures({ observations, exceptions, expectedShare }).rejected
      expect(isAccepted(least) && isAccepted(most)).toBe(true)
      expect(isAccepted(least - 1) || isAccepted(most + 1)).toBe(false)
    },
  )

  it('is a finite number with a probability for every count of exceptions', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (observations, share, expectedShare) => {
          const exceptions = Math.round(share * observations)
          const result = proportionOfFailures({ observations, exceptions, expectedShare })
          expect(Number.isFinite(result.statistic)).toBe(true)
          expect(result.statistic).toBeGreaterThanOrEqual(0)
          expect(result.pValue).toBeGreaterThanOrEqual(0)
          expect(result.pValue).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('time until the first failure', () => {
  it.each([
    [1, 9.210340371976, 0.002406519459, true],
    [6, 3.904109224116, 0.048168156315, true],
    [7, 3.58931594618, 0.05815217572, false],
    [8, 3.322722493822, 0.06832859043, false],
    [438, 3.832180931715, 0.050277472121, false],
    [439, 3.84771538941, 0.049813799752, true],
  ])(
    'agrees with the vector of a first exception on day %i',
    (firstException, statistic, pValue, rejected) => {
      const result = timeUntilFirstFailure({ firstException, expectedShare: 0.01 })
      expect(Math.abs(result.statistic - statistic)).toBeLessThan(1e-9)
      expect(Math.abs(result.pValue - pValue)).toBeLessThan(1e-9)
      expect(result.rejected).toBe(rejected)
    },
  )
})
