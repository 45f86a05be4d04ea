import { likelihoodRatio } from './deviance.ts'
import { judgeRatio, type TestResult } from './test-result.ts'

/** What a test of unconditional coverage needs to know. */
export interface Coverage {
  /** T, the number of days with a forecast and an outcome; at least 1. */
  readonly observations: number
  /** N, the days whose loss was above the forecast; 0 to T. */
  readonly exceptions: number
  /** p = 1 - confidence, the share of exceptions the model promises; strictly between 0 and 1. */
  readonly expectedShare: number
}

/**
 * The proportion-of-failures test: is the share of exceptions what the model promised?
 *
 * Kupiec (1995): LR = -2 { (T-N) ln(1-p) + N ln p - (T-N) ln(1-f) - N ln f } with f = N/T,
 * chi-square with one degree of freedom. N = 0 and N = T follow from 0 · ln 0 = 0; Kupiec's
 * printed table accepts N = 0 at T = 255 and p = 0.01, the formula does not, and we follow it.
 *
 * @example
 * proportionOfFailures({ observations: 250, exceptions: 3, expectedShare: 0.05 }).pValue // 0.001008…
 */
export function proportionOfFailures(coverage: Coverage, significance = 0.05): TestResult {
  const { observations, exceptions, expectedShare } = coverage
  const statistic = likelihoodRatio([
    [exceptions, observations * expectedShare],
    [observations - exceptions, observations * (1 - expectedShare)],
  ])
  return judgeRatio(statistic, { degreesOfFreedom: 1, significance })
}

/**
 * The time-until-first-failure test: did the first exception come too early or too late?
 *
 * Kupiec (1995): LR = -2 { ln p + (v-1) ln(1-p) - ln(1/v) - (v-1) ln(1-1/v) }, chi-square with
 * one degree of freedom, v being the one-based day of the first exception. This is the ratio of one
 * exception in v days.
 *
 * @example
 * timeUntilFirstFailure({ firstException: 7, expectedShare: 0.01 }).statistic // 3.589316…
 */
export function timeUntilFirstFailure(
  first: { readonly firstException: number; readonly expectedShare: number },
  significance = 0.05,
): TestResult {
  const { firstException: day, expectedShare } = first
  return proportionOfFailures({ observations: day, exceptions: 1, expectedShare }, significance)
}
