import { likelihoodRatio } from './deviance.ts'
import { judgeRatio, type TestResult } from './test-result.ts'

/** How often a clear day (0) or an exception (1) was followed by either, the next day. */
export interface Transitions {
  readonly n00: number
  readonly n01: number
  readonly n10: number
  readonly n11: number
}

/**
 * Counts the transitions of a series of days. T days have T - 1 transitions: we use this strict
 * convention. Some books count T of them, which moves the statistic in the second decimal.
 *
 * @example
 * countTransitions([false, true, true]) // { n00: 0, n01: 1, n10: 0, n11: 1 }
 */
export function countTransitions(exceptions: readonly boolean[]): Transitions {
  const counts = { n00: 0, n01: 0, n10: 0, n11: 0 }
  for (let day = 1; day < exceptions.length; day += 1) {
    counts[`n${exceptions[day - 1] ? 1 : 0}${exceptions[day] ? 1 : 0}`] += 1
  }
  return counts
}

/**
 * The independence test: does an exception make another one the next day more likely?
 *
 * Christoffersen (1998): p01 = n01/(n00+n01), p11 = n11/(n10+n11), q = (n01+n11)/n;
 * LR = -2 { (n00+n10) ln(1-q) + (n01+n11) ln q - n00 ln(1-p01) - n01 ln p01 - n10 ln(1-p11) - n11 ln p11 },
 * chi-square with one degree of freedom. Without an exception that has a next day, the second
 * row is empty, the two likelihoods are equal and the statistic is 0.
 *
 * @example
 * independence({ n00: 932, n01: 53, n10: 53, n11: 4 }).statistic // 0.258663…
 */
export function independence(transitions: Transitions, significance = 0.05): TestResult {
  const { n00, n01, n10, n11 } = transitions
  const afterClear = n00 + n01
  const afterException = n10 + n11
  const all = afterClear + afterException
  if (all === 0) return judgeRatio(0, { degreesOfFreedom: 1, significance })
  const clearNext = (n00 + n10) / all
  const exceptionNext = (n01 + n11) / all
  const statistic = likelihoodRatio([
    [n00, afterClear * clearNext],
    [n01, afterClear * exceptionNext],
    [n10, afterException * clearNext],
    [n11, afterException * exceptionNext],
  ])
  return judgeRatio(statistic, { degreesOfFreedom: 1, significance })
}

/**
 * Which way the days after exceptions differ from the others: exceptions follow one another `oftener`
 * or `rarer` than they come on the whole, or `alike` where that cannot be said.
 *
 * @example
 * nextDayExceptions({ n00: 200, n01: 24, n10: 25, n11: 0 }) // 'rarer'
 */
export function nextDayExceptions({
  n00,
  n01,
  n10,
  n11,
}: Transitions): 'oftener' | 'rarer' | 'alike' {
  // p11 against p01, multiplied out so that empty rows need no care.
  const difference = n11 * (n00 + n01) - n01 * (n10 + n11)
  if (difference === 0) return 'alike'
  return difference > 0 ? 'oftener' : 'rarer'
}

/** Conditional coverage: both ratios together, chi-square with two degrees of freedom. */
export function conditionalCoverage(
  unconditional: TestResult,
  independent: TestResult,
  significance = 0.05,
): TestResult {
  const statistic = unconditional.statistic + independent.statistic
  return judgeRatio(statistic, { degreesOfFreedom: 2, significance })
}
