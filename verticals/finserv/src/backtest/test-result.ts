import { chiSquareTail } from './chi-square.ts'

/** The outcome of one likelihood-ratio test. */
export interface TestResult {
  /** The likelihood ratio, asymptotically chi-square. */
  readonly statistic: number
  readonly degreesOfFreedom: 1 | 2
  readonly pValue: number
  /** True where `pValue` is below the significance asked for. */
  readonly rejected: boolean
}

/** Judges a likelihood ratio at a significance level, for example 0.05. */
export function judgeRatio(
  statistic: number,
  options: { readonly degreesOfFreedom: 1 | 2; readonly significance: number },
): TestResult {
  const pValue = chiSquareTail(statistic, options.degreesOfFreedom)
  return {
    statistic,
    degreesOfFreedom: options.degreesOfFreedom,
    pValue,
    rejected: pValue < options.significance,
  }
}
