import type { Backtest } from '../backtest/backtest.ts'
import { ELEMENT_NAMES, type ModelStatement } from '../model/model-statement.ts'

/** One thing the validator holds against a model. */
export interface ValidationFinding {
  readonly severity: 'high' | 'medium' | 'low'
  readonly what: string
}

/** What the numbers and the documentation give cause to find; the most severe first. */
export function resolveFindings(
  backtest: Backtest,
  statement: ModelStatement,
): readonly ValidationFinding[] {
  const found = [...outcomeFindings(backtest), ...documentationFindings(statement)]
  const order = ['high', 'medium', 'low']
  return found.toSorted(
    (left, right) => order.indexOf(left.severity) - order.indexOf(right.severity),
  )
}

function outcomeFindings(backtest: Backtest): readonly ValidationFinding[] {
  const findings: ValidationFinding[] = []
  const { trafficLight, exceptions, observations, confidence } = backtest
  if (trafficLight.zone === 'red') {
    findings.push({
      severity: 'high',
      what: `${exceptions} exceptions put the model in the red zone.`,
    })
  }
  if (trafficLight.zone === 'yellow') {
    findings.push({
      severity: 'medium',
      what: `${exceptions} exceptions put the model in the yellow zone.`,
    })
  }
  if (backtest.unconditionalCoverage.rejected) {
    const isTooMany = exceptions / observations > 1 - confidence
    findings.push({
      severity: isTooMany ? 'high' : 'low',
      what: isTooMany
        ? 'Losses exceed the forecast more often than the confidence promises.'
        : 'Losses exceed the forecast less often than the confidence promises: the model is conservative.',
    })
  }
  if (backtest.independence.rejected) {
    findings.push({
      severity: 'medium',
      what: 'Exceptions cluster: one makes another the next day likelier.',
    })
  }
  return findings
}

function documentationFindings(statement: ModelStatement): readonly ValidationFinding[] {
  return ELEMENT_NAMES.filter((name) => statement.documented[name] === undefined).map((name) => ({
    severity: 'low',
    what: `The developer documented nothing on ${name.replaceAll('_', ' ')}.`,
  }))
}
