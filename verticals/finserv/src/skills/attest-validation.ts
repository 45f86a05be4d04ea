import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Skill } from '@fcc/contracts'
import { runBacktest } from '../backtest/backtest.ts'
import { parseBacktest } from '../backtest/backtest-artifact.ts'
import { reportIssues } from '../report/report-issues.ts'
import { parseReturns } from '../returns/parse-returns.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/**
 * Performs the reviewer's control over a validation: computes the backtest again from the checked
 * returns, compares it with the validator's figures and with the report, and leaves a record of
 * control evidence (Sarbanes-Oxley s.404; members as auditors keep them: control, population,
 * result, conclusion, digests of the evidence).
 */
export const attestValidation: Skill<Settings> = {
  id: 'fcc-finserv/attest-validation',
  title: 'Attest the validation',
  says: 'recomputed over {days} days, differences {differences}',
  input: ['validation-report', 'backtest', 'checked-returns'],
  output: ['control-evidence'],
  run({ artifacts, persona }, { settings }) {
    const returns = requiredText(artifacts, 'checked-returns')
    const claimed = requiredText(artifacts, 'backtest')
    const report = requiredText(artifacts, 'validation-report')
    const recomputed = runBacktest(parseReturns(returns, settings, 'checked-returns'), settings)
    const isSame = isDeepStrictEqual(parseBacktest(claimed), recomputed)
    const differences = reportIssues(report, recomputed).length + (isSame ? 0 : 1)
    const evidence = {
      control: 'model-validation',
      objective: 'Figures of the validation report follow from the checked returns.',
      assertion: 'valuation',
      type: 'detective',
      nature: 'automated',
      reviewer: persona.code,
      guidance: settings.guidance,
      population: { rows: recomputed.observations, sha256: digest(returns) },
      evidence: [
        { name: 'backtest', sha256: digest(claimed) },
        { name: 'validation-report', sha256: digest(report) },
      ],
      differences,
      conclusion: differences === 0 ? 'effective' : 'not effective',
    }
    return {
      artifacts: {
        'control-evidence': {
          text: `${JSON.stringify(evidence, null, 2)}\n`,
          mediaType: 'application/json',
        },
      },
      measures: { days: recomputed.observations, differences },
    }
  },
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
