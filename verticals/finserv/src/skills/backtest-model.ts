import type { Skill } from '@fcc/contracts'
import { runBacktest } from '../backtest/backtest.ts'
import { formatBacktest } from '../backtest/backtest-artifact.ts'
import { parseReturns } from '../returns/parse-returns.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Computes the outcomes analysis: exceptions, Basel traffic light, Kupiec and Christoffersen tests. */
export const backtestModel: Skill<Settings> = {
  id: 'fcc-finserv/backtest-model',
  title: 'Backtest the model',
  says: 'exceptions {exceptions} in {days} days, {rejected} of 3 tests rejected',
  input: ['checked-returns'],
  output: ['backtest'],
  run({ artifacts }, { settings }) {
    const days = parseReturns(
      requiredText(artifacts, 'checked-returns'),
      settings,
      'checked-returns',
    )
    const backtest = runBacktest(days, settings)
    const tests = [
      backtest.unconditionalCoverage,
      backtest.independence,
      backtest.conditionalCoverage,
    ]
    return {
      artifacts: {
        backtest: { text: formatBacktest(backtest), mediaType: 'application/json' },
      },
      measures: {
        exceptions: backtest.exceptions,
        days: backtest.observations,
        rejected: tests.filter((test) => test.rejected).length,
      },
      facts: {
        'backtest.zone': backtest.trafficLight.zone,
        'backtest.exceptions': backtest.exceptions,
      },
    }
  },
}
