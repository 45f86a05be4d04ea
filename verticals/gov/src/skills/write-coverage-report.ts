import type { Skill } from '@fcc/contracts'
import { loadCatalogue } from '../controls/catalogue.ts'
import { parseCoverage } from '../controls/coverage-artifact.ts'
import { parseClaims } from '../plans/claims-artifact.ts'
import { writeCoverageReport } from '../report/coverage-report.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Writes the coverage report. */
export const writeReport: Skill<Settings> = {
  id: 'fcc-gov/write-coverage-report',
  title: 'Write the coverage report',
  says: 'report on {asked} controls written',
  input: ['claims', 'coverage-data'],
  output: ['coverage-report'],
  run({ artifacts }) {
    const plan = parseClaims(requiredText(artifacts, 'claims'))
    const coverage = parseCoverage(requiredText(artifacts, 'coverage-data'))
    const baseline = loadCatalogue().baselines[coverage.baseline]
    return {
      artifacts: { 'coverage-report': writeCoverageReport(coverage, { plan, baseline }) },
      measures: { asked: coverage.asked },
    }
  },
}
