import type { Skill } from '@fcc/contracts'
import { parseBacktest } from '../backtest/backtest-artifact.ts'
import { parseStatement } from '../model/model-statement.ts'
import { resolveFindings } from '../report/findings.ts'
import { writeValidationReport } from '../report/validation-report.ts'
import { parseNotes } from '../returns/returns-notes.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Writes the validation report from the developer's statement and the computed backtest. */
export const writeReport: Skill<Settings> = {
  id: 'fcc-finserv/write-validation-report',
  title: 'Write the validation report',
  says: 'report written, findings {findings}',
  input: ['model-statement', 'backtest', 'returns-notes'],
  output: ['validation-report'],
  run({ artifacts }, { settings }) {
    const statement = parseStatement(requiredText(artifacts, 'model-statement'))
    const backtest = parseBacktest(requiredText(artifacts, 'backtest'))
    const notes = parseNotes(requiredText(artifacts, 'returns-notes'))
    const { guidance } = settings
    const report = writeValidationReport(backtest, { statement, guidance, notes })
    return {
      artifacts: { 'validation-report': report },
      measures: { findings: resolveFindings(backtest, { statement, notes }).length },
    }
  },
}
