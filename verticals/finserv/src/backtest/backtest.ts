import { type Day, isException } from '../returns/day.ts'
import {
  conditionalCoverage,
  countTransitions,
  independence,
  type Transitions,
} from './christoffersen.ts'
import { proportionOfFailures, timeUntilFirstFailure } from './kupiec.ts'
import type { TestResult } from './test-result.ts'
import { type TrafficLight, trafficLight } from './traffic-light.ts'

/** What a backtest assumes of the forecasts. */
export interface BacktestPolicy {
  /** The confidence of the value-at-risk forecasts, for example 0.99. */
  readonly confidence: number
  /** The significance at which a test rejects, for example 0.05. */
  readonly significance: number
}

/** Everything the outcomes analysis of a value-at-risk model measures. */
export interface Backtest {
  readonly observations: number
  readonly from: string
  readonly to: string
  readonly confidence: number
  readonly significance: number
  readonly exceptions: number
  readonly exceptionDates: readonly string[]
  readonly trafficLight: TrafficLight
  readonly unconditionalCoverage: TestResult
  /** Absent where no day was an exception: there is no first failure to time. */
  readonly firstFailure?: TestResult & { readonly day: number }
  readonly transitions: Transitions
  readonly independence: TestResult
  readonly conditionalCoverage: TestResult
}

/**
 * Runs every test over a series of at least one day. Pure: the same days give the same numbers.
 *
 * @example
 * runBacktest(days, { confidence: 0.99, significance: 0.05 }).trafficLight.zone // 'green'
 */
export function runBacktest(days: readonly Day[], policy: BacktestPolicy): Backtest {
  const { confidence, significance } = policy
  const isExceptional = days.map(isException)
  const exceptionDates = days.filter(isException).map((day) => day.date)
  const coverage = {
    observations: days.length,
    exceptions: exceptionDates.length,
    expectedShare: 1 - confidence,
  }
  const unconditionalCoverage = proportionOfFailures(coverage, significance)
  const transitions = countTransitions(isExceptional)
  const independent = independence(transitions, significance)
  const firstException = isExceptional.indexOf(true) + 1
  return {
    observations: days.length,
    from: days[0]?.date ?? '',
    to: days.at(-1)?.date ?? '',
    confidence,
    significance,
    exceptions: exceptionDates.length,
    exceptionDates,
    trafficLight: trafficLight(coverage),
    unconditionalCoverage,
    ...(firstException > 0 && {
      firstFailure: {
        day: firstException,
        ...timeUntilFirstFailure(
          { firstException, expectedShare: coverage.expectedShare },
          significance,
        ),
      },
    }),
    transitions,
    independence: independent,
    conditionalCoverage: conditionalCoverage(unconditionalCoverage, independent, significance),
  }
}
