import type { Series } from '@fcc/diagrams'
import type { Backtest } from '../backtest/backtest.ts'
import { type Day, isException } from '../returns/day.ts'

/** A backtest as a line of returns with the forecasts as its limit, and every exception marked. Pure. */
export function backtestSeries(title: string, days: readonly Day[], backtest: Backtest): Series {
  return {
    id: 'backtest',
    title,
    summary: backtestSentence(backtest),
    points: days.map((day) => ({
      date: day.date,
      value: day.return,
      limit: -day.valueAtRisk,
      isException: isException(day),
    })),
    names: { value: 'return', limit: 'forecast value at risk', exception: 'exception' },
  }
}

/** What a backtest comes to, in one sentence. */
export function backtestSentence({
  exceptions,
  observations,
  confidence,
  trafficLight,
  ...tests
}: Backtest): string {
  const rejected = [
    tests.unconditionalCoverage,
    tests.independence,
    tests.conditionalCoverage,
  ].filter((test) => test.rejected).length
  return `${exceptions} ${exceptions === 1 ? 'exception' : 'exceptions'} in ${observations} days at ${Number((100 * confidence).toFixed(4))} % confidence: ${trafficLight.zone} zone, ${rejected} of 3 tests rejected.`
}
