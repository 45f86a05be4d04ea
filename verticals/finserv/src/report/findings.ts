import type { Backtest } from '../backtest/backtest.ts'
import { nextDayExceptions } from '../backtest/christoffersen.ts'
import { ELEMENT_NAMES, type ModelStatement } from '../model/model-statement.ts'
import type { ReturnsNote } from '../returns/returns-notes.ts'

/** One thing the validator holds against a model. */
export interface ValidationFinding {
  readonly severity: 'high' | 'medium' | 'low'
  readonly what: string
}

/** What a rejected independence says, by the direction in which the days after exceptions differ. */
const INDEPENDENCE = {
  oftener: 'Exceptions cluster: one makes another the next day likelier.',
  rarer: 'Exceptions avoid each other: after one, another the next day is rarer than chance.',
  alike: 'Exceptions do not come independently of one another.',
} as const

/** What the numbers and the documentation give cause to find; the most severe first. */
export function resolveFindings(
  backtest: Backtest,
  by: { readonly statement: ModelStatement; readonly notes: readonly ReturnsNote[] },
): readonly ValidationFinding[] {
  const found = [
    ...outcomeFindings(backtest),
    ...dataFindings(by.notes),
    ...documentationFindings(by.statement),
  ]
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
      what: INDEPENDENCE[nextDayExceptions(backtest.transitions)],
    })
  }
  const { unconditionalCoverage, independence, conditionalCoverage, firstFailure } = backtest
  if (conditionalCoverage.rejected && !unconditionalCoverage.rejected && !independence.rejected) {
    findings.push({
      severity: 'medium',
      what: 'Number and order of the exceptions together do not fit the confidence, though each alone does.',
    })
  }
  if (firstFailure?.rejected) {
    // The likeliest day of a first exception is the 1/p-th.
    const isEarly = firstFailure.day * (1 - confidence) < 1
    findings.push({
      severity: 'low',
      what: `The first exception came on day ${firstFailure.day}, ${isEarly ? 'earlier' : 'later'} than the confidence promises.`,
    })
  }
  return findings
}

function dataFindings(notes: readonly ReturnsNote[]): readonly ValidationFinding[] {
  const questions = notes.filter((note) => note.kind === 'question').length
  if (questions === 0) return []
  const what = `The table of returns raises questions that its owner has not answered: ${questions}.`
  return [{ severity: 'low', what }]
}

function documentationFindings(statement: ModelStatement): readonly ValidationFinding[] {
  return ELEMENT_NAMES.filter((name) => statement.documented[name] === undefined).map((name) => ({
    severity: 'low',
    what: `The developer documented nothing on ${name.replaceAll('_', ' ')}.`,
  }))
}
