/** A number of independent trials with one chance each: Binomial(trials, chance). */
export interface Binomial {
  readonly trials: number
  /** The chance of one success, strictly between 0 and 1. */
  readonly chance: number
}

/**
 * P(X ≤ k) for X ~ Binomial(trials, chance), for each k from 0 to `upTo`.
 *
 * The terms are built in logarithms from P(X = 0), so that thousands of observations do not
 * underflow the way `(1 - p) ** trials` does.
 *
 * @example
 * cumulativeProbabilities({ trials: 250, chance: 0.01 }, 5)[5] // 0.9588…
 */
export function cumulativeProbabilities(distribution: Binomial, upTo: number): readonly number[] {
  const { trials, chance } = distribution
  const logOdds = Math.log(chance) - Math.log1p(-chance)
  const last = Math.min(upTo, trials)
  const cumulative: number[] = []
  let logTerm = trials * Math.log1p(-chance)
  let sum = 0
  for (let successes = 0; successes <= last; successes += 1) {
    if (successes > 0) logTerm += Math.log((trials - successes + 1) / successes) + logOdds
    sum += Math.exp(logTerm)
    cumulative.push(successes === trials ? 1 : Math.min(1, sum))
  }
  return cumulative
}

/** P(X ≤ successes) for X ~ Binomial(trials, chance). */
export function cumulativeProbability(distribution: Binomial, successes: number): number {
  if (successes < 0) return 0
  if (successes >= distribution.trials) return 1
  return cumulativeProbabilities(distribution, successes).at(-1) ?? 0
}
