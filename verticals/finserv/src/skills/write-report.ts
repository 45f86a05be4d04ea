import type { Skill } from '@fcc/contracts'
import { parseBacktest } from '../backtest/backtest-artifact.ts'
import { parseStatement } from '../model/model-statement.ts'
import { resolveFindings } from '../report/findings.ts'
import { writeValidationReport } from '../report/validation-report.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Writes the validation report from the developer's statement and the computed backtest. */
export const writeReport: Skill<Settings> = {
  id: 'fcc-finserv/write-validation-report',
  title: 'Write the validation report',
  says: 'report written, findings {findings}',
  input: ['model-statement', 'backtest'],
  output: ['validation-report'],
  run({ artifacts }, { settings }) {
    const statement = parseStatement(requiredText(artifacts, 'model-statement'))
    const backtest = parseBacktest(requiredText(artifacts, 'backtest'))
    const report = writeValidationReport(backtest, { statement, guidance: settings.guidance })
    return {
      artifacts: { 'validation-report': report },
      measures: { findings: resolveFindings(backtest, statement).length },
    }
  },
}
