import type { Issue, Validator } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { runBacktest } from '../backtest/backtest.ts'
import { noteIssues, reportIssues } from '../report/report-issues.ts'
import { parseReturns } from '../returns/parse-returns.ts'
import { parseNotes } from '../returns/returns-notes.ts'
import type { Settings } from '../settings.ts'

/** A validation report states exactly what the checked returns give, computed anew. */
export const reportAgrees: Validator<Settings> = {
  id: 'fcc-finserv/report-agrees',
  title: 'The report agrees with the returns',
  validate(subject, { settings }): readonly Issue[] {
    const returns = subject.inputs['checked-returns'] ?? subject.outputs['checked-returns']
    if (returns === undefined) return [couldNotCheck('the checked returns were not handed on')]
    const notes = subject.inputs['returns-notes'] ?? subject.outputs['returns-notes']
    if (notes === undefined) return [couldNotCheck('the notes on the returns were not handed on')]
    try {
      const days = parseReturns(returns.text, settings, 'checked-returns')
      return [
        ...reportIssues(subject.text, runBacktest(days, settings)),
        ...noteIssues(subject.text, parseNotes(notes.text)),
      ]
    } catch (error) {
      if (FccError.is(error)) return [couldNotCheck(error.code)]
      throw error
    }
  },
}

function couldNotCheck(why: string): Issue {
  return { code: 'could_not_check', severity: 'could_not_check', message: why }
}
