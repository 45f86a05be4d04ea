import { describe, expect, it } from 'vitest'
import { cumulativeProbability } from './binomial.ts'
import { resolveZoneBoundaries, trafficLight } from './traffic-light.ts'

/** Exceptions of 250 days at 99 %: zone, plus factor, multiplier, P(X ≤ N) with twelve digits. */
const TABLE = [
  [0, 'green', 0, 1.5, 0.081058516162],
  [1, 'green', 0, 1.5, 0.285751738794],
  [2, 'green', 0, 1.5, 0.543168973316],
  [3, 'green', 0, 1.5, 0.758116697765],
  [4, 'green', 0, 1.5, 0.892187626904],
  [5, 'yellow', 0.4, 1.7, 0.95881681593],
  [6, 'yellow', 0.5, 1.76, 0.986298552145],
  [7, 'yellow', 0.65, 1.83, 0.995974661288],
  [8, 'yellow', 0.75, 1.88, 0.998943467503],
  [9, 'yellow', 0.85, 1.92, 0.999749809931],
  [10, 'red', 1, 2, 0.999946101371],
  [11, 'red', 1, 2, 0.999989361192],
] as const

describe('the Basel traffic light', () => {
  it.each(TABLE)(
    'shows for %i exceptions of 250 %s',
    (exceptions, zone, plusFactor, multiplier, probability) => {
      const light = trafficLight({ observations: 250, exceptions, expectedShare: 0.01 })
      expect(light.zone).toBe(zone)
      expect(light.increase).toEqual({ kind: 'tabled', plusFactor, multiplier })
      expect(Math.abs(light.cumulativeProbability - probability)).toBeLessThan(1e-9)
    },
  )

  it.each([
    [250, 0.01, 5, 10],
    [125, 0.01, 3, 7],
    [255, 0.01, 5, 10],
    [300, 0.01, 6, 11],
    [500, 0.01, 9, 15],
    [1000, 0.01, 15, 24],
    [250, 0.05, 18, 27],
    [1043, 0.05, 64, 80],
  ])('computes the boundaries of %i days at %f', (observations, expectedShare, yellow, red) => {
    expect(resolveZoneBoundaries({ observations, expectedShare })).toEqual({ yellow, red })
  })

  it('has no tabled add-on but for 250 days at 99 %', () => {
    const other = trafficLight({ observations: 500, exceptions: 9, expectedShare: 0.01 })
    expect(other).toMatchObject({ zone: 'yellow', increase: { kind: 'not_tabled' } })
  })

  it('is red where every day is an exception', () => {
    for (const observations of [1, 2, 250, 1000]) {
      const light = trafficLight({ observations, exceptions: observations, expectedShare: 0.01 })
      expect(light).toMatchObject({ zone: 'red', cumulativeProbability: 1 })
    }
  })

  it('keeps its numbers where (1 - p) ** T is too small for a double', () => {
    const distribution = { trials: 100_000, chance: 0.01 }
    expect(cumulativeProbability(distribution, 1000)).toBeCloseTo(0.50841, 4)
    expect(cumulativeProbability({ trials: 5000, chance: 0.01 }, 60)).toBeCloseTo(0.928847941487, 9)
  })
})
