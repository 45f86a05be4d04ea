import { cumulativeProbabilities, cumulativeProbability } from './binomial.ts'

/** The cumulative probabilities at which the zones begin: Basel Committee (1996), MAR32.9. */
const ZONE_STARTS = { yellow: 0.95, red: 0.9999 } as const

/** The increase of the 1996 scaling factor and the MAR 32 multiplier; both are tabled for 250 days at 99 %. */
const INCREASES: readonly (readonly [plus: number, multiplier: number])[] = [
  [0, 1.5],
  [0, 1.5],
  [0, 1.5],
  [0, 1.5],
  [0, 1.5],
  [0.4, 1.7],
  [0.5, 1.76],
  [0.65, 1.83],
  [0.75, 1.88],
  [0.85, 1.92],
]
const RED_INCREASE = [1, 2] as const

export type Zone = 'green' | 'yellow' | 'red'

/** The least numbers of exceptions at which the yellow and the red zone begin. */
export interface ZoneBoundaries {
  readonly yellow: number
  readonly red: number
}

/** What the traffic light shows, with the numbers behind it. */
export interface TrafficLight {
  readonly zone: Zone
  readonly boundaries: ZoneBoundaries
  /** P(X ≤ exceptions) if the model is right. */
  readonly cumulativeProbability: number
  /** Supervisory add-ons, or the reason why there is none. */
  readonly increase:
    | { readonly kind: 'tabled'; readonly plusFactor: number; readonly multiplier: number }
    | { readonly kind: 'not_tabled'; readonly reason: string }
}

/**
 * Where the zones begin for a number of days and an expected share of exceptions: the least N with
 * P(X ≤ N) of at least 95 % (yellow) and 99.99 % (red), X ~ Binomial(T, p). Computed, since the
 * published 5 and 10 hold for 250 days at 99 % only. In a sample too short for a zone, its
 * boundary is T, as every day being an exception has the cumulative probability 1.
 *
 * @example
 * resolveZoneBoundaries({ observations: 250, expectedShare: 0.01 }) // { yellow: 5, red: 10 }
 */
export function resolveZoneBoundaries(sample: {
  readonly observations: number
  readonly expectedShare: number
}): ZoneBoundaries {
  const distribution = { trials: sample.observations, chance: sample.expectedShare }
  const cumulative = cumulativeProbabilities(distribution, sample.observations)
  const first = (start: number) => {
    const found = cumulative.findIndex((probability) => probability >= start)
    return found === -1 ? sample.observations : found
  }
  return { yellow: first(ZONE_STARTS.yellow), red: first(ZONE_STARTS.red) }
}

/**
 * The Basel traffic light of a backtest.
 *
 * @example
 * trafficLight({ observations: 250, exceptions: 6, expectedShare: 0.01 }).zone // 'yellow'
 */
export function trafficLight(backtest: {
  readonly observations: number
  readonly exceptions: number
  readonly expectedShare: number
}): TrafficLight {
  const { observations, exceptions, expectedShare } = backtest
  const boundaries = resolveZoneBoundaries(backtest)
  return {
    zone: zoneOf(exceptions, boundaries),
    boundaries,
    cumulativeProbability: cumulativeProbability(
      { trials: observations, chance: expectedShare },
      exceptions,
    ),
    increase: increaseOf(backtest),
  }
}

function zoneOf(exceptions: number, boundaries: ZoneBoundaries): Zone {
  if (exceptions >= boundaries.red) return 'red'
  return exceptions >= boundaries.yellow ? 'yellow' : 'green'
}

function increaseOf(backtest: {
  readonly observations: number
  readonly exceptions: number
  readonly expectedShare: number
}): TrafficLight['increase'] {
  const isTabled = backtest.observations === 250 && Math.abs(backtest.expectedShare - 0.01) < 1e-12
  if (!isTabled) {
    return { kind: 'not_tabled', reason: 'the add-ons are tabled for 250 days at 99 % only' }
  }
  const [plusFactor, multiplier] = INCREASES[backtest.exceptions] ?? RED_INCREASE
  return { kind: 'tabled', plusFactor, multiplier }
}
