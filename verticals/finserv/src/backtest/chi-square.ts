const SMALLEST = Number.MIN_VALUE / Number.EPSILON
const PRECISION = 1e-16
/** Far above what either expansion needs on its own side of the divide. */
const MOST_STEPS = 500

/**
 * The upper tail of the chi-square distribution, P(X > statistic).
 *
 * One degree of freedom is erfc(√(x/2)), written as the regularised upper incomplete gamma
 * function Q(1/2, x/2) (Abramowitz and Stegun 6.5.17, 6.5.29, 6.5.31); two degrees are exp(-x/2).
 *
 * @example
 * chiSquareTail(3.841458820694124, 1) // 0.05
 */
export function chiSquareTail(statistic: number, degreesOfFreedom: 1 | 2): number {
  if (!(statistic > 0)) return 1
  const half = statistic / 2
  if (degreesOfFreedom === 2) return Math.exp(-half)
  return half < 1.5 ? 1 - lowerSeries(half) : upperFraction(half)
}

/** P(1/2, x) = erf(√x), by its power series; Γ(3/2) = √π / 2. */
function lowerSeries(x: number): number {
  let term = 1
  let sum = 1
  for (let step = 1; step < MOST_STEPS; step += 1) {
    term *= x / (step + 0.5)
    sum += term
    if (term < sum * PRECISION) break
  }
  return (2 * Math.sqrt(x / Math.PI) * sum) / Math.exp(x)
}

/** Q(1/2, x) = erfc(√x), by the continued fraction in Lentz's form. */
function upperFraction(x: number): number {
  let denominator = x + 0.5
  let c = 1 / SMALLEST
  let d = 1 / denominator
  let fraction = d
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const numerator = -step * (step - 0.5)
    denominator += 2
    d = 1 / nonZero(numerator * d + denominator)
    c = nonZero(denominator + numerator / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < PRECISION) break
  }
  return Math.exp(-x) * Math.sqrt(x / Math.PI) * fraction
}

function nonZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value
}
