/** Below this relative distance the logarithm is expanded; above it, nothing cancels. */
const NEAR = 0.1
const MOST_STEPS = 1000

/**
 * `observed · ln(observed / expected) + expected - observed`, the part of one count in a likelihood
 * ratio: never negative, and 0 exactly where both are equal. Twice the sum of these parts over all
 * counts is the ratio wherever observed and expected have the same sum.
 *
 * Near equality the terms of the plain formula cancel and leave noise of 1e-13, of which a p-value near
 * 1 shows the square root; the series (Loader 2000, "Fast and accurate computation of binomial
 * probabilities") keeps full precision. `0 · ln 0 = 0`.
 *
 * @example
 * deviancePart(10, 10) // 0
 */
function deviancePart(observed: number, expected: number): number {
  if (observed === 0) return expected
  const difference = observed - expected
  const sum = observed + expected
  if (Math.abs(difference) >= NEAR * sum) {
    return observed * Math.log(observed / expected) - difference
  }
  const ratio = difference / sum
  let total = difference * ratio
  let term = 2 * observed * ratio
  for (let step = 1; step < MOST_STEPS; step += 1) {
    term *= ratio * ratio
    const next = total + term / (2 * step + 1)
    if (next === total) return total
    total = next
  }
  return total
}

/** A likelihood ratio: twice the sum of its parts, each an observed and an expected count. */
export function likelihoodRatio(
  parts: readonly (readonly [observed: number, expected: number])[],
): number {
  return 2 * parts.reduce((sum, [observed, expected]) => sum + deviancePart(observed, expected), 0)
}
