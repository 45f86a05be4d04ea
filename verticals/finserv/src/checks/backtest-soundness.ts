import type { Scorer } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { parseBacktest } from '../backtest/backtest-artifact.ts'
import { soundnessScore } from '../report/soundness-score.ts'
import type { Settings } from '../settings.ts'

/** How well the model stood its backtest. */
export const backtestSoundness: Scorer<Settings> = {
  id: 'fcc-finserv/backtest-soundness',
  title: 'Soundness in the backtest',
  score(subject) {
    const backtest = subject.inputs.backtest ?? subject.outputs.backtest
    if (backtest === undefined) {
      return { kind: 'not_measured', reason: 'no backtest was handed on' }
    }
    try {
      const measured = parseBacktest(backtest.text)
      const { zone } = measured.trafficLight
      return {
        kind: 'scored',
        value: soundnessScore(measured),
        reason: `${zone} zone, ${measured.exceptions} exceptions`,
      }
    } catch (error) {
      if (FccError.is(error)) return { kind: 'not_measured', reason: error.code }
      throw error
    }
  },
}
