import type { Backtest } from '../backtest/backtest.ts'
import type { TestResult } from '../backtest/test-result.ts'

/** One row of the table of figures: what was measured, and the value as printed. */
export interface Figure {
  readonly name: string
  readonly value: string
}

/** The figures that a validation report must state, in its order. */
export function figuresOf(backtest: Backtest): readonly Figure[] {
  const { trafficLight: light } = backtest
  const percent = `${Number((backtest.confidence * 100).toFixed(4))} %`
  return [
    { name: 'Trading days', value: String(backtest.observations) },
    { name: 'Window', value: `${backtest.from} to ${backtest.to}` },
    { name: 'Confidence', value: percent },
    { name: 'Exceptions', value: String(backtest.exceptions) },
    { name: 'Traffic light', value: light.zone },
    { name: 'Yellow from, red from', value: `${light.boundaries.yellow}, ${light.boundaries.red}` },
    { name: 'P(X ≤ exceptions)', value: light.cumulativeProbability.toFixed(9) },
    ...increaseFigures(light.increase),
    { name: 'Kupiec proportion of failures', value: testText(backtest.unconditionalCoverage) },
    ...(backtest.firstFailure === undefined
      ? []
      : [{ name: 'Kupiec time until first failure', value: testText(backtest.firstFailure) }]),
    { name: 'Christoffersen independence', value: testText(backtest.independence) },
    { name: 'Conditional coverage', value: testText(backtest.conditionalCoverage) },
  ]
}

function increaseFigures(increase: Backtest['trafficLight']['increase']): readonly Figure[] {
  if (increase.kind === 'not_tabled') {
    return [{ name: 'Supervisory add-on', value: `none stated: ${increase.reason}` }]
  }
  return [
    { name: 'Plus factor (1996, on 3.00)', value: increase.plusFactor.toFixed(2) },
    { name: 'Multiplier (MAR 32)', value: increase.multiplier.toFixed(2) },
  ]
}

function testText(test: TestResult): string {
  const verdict = test.rejected ? 'rejected' : 'not rejected'
  return `LR ${test.statistic.toFixed(9)}, p ${test.pValue.toFixed(9)}, ${verdict}`
}

/** A figure as a row of a Markdown table. */
export function figureRow(figure: Figure): string {
  return `| ${figure.name} | ${figure.value} |`
}
