import type { Skill } from '@fcc/contracts'
import { loadCatalogue } from '../controls/catalogue.ts'
import { resolveCoverage } from '../controls/coverage.ts'
import { formatCoverage } from '../controls/coverage-artifact.ts'
import { parseClaims } from '../plans/claims-artifact.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Compares the claims with the tenant's baseline. */
export const assessCoverage: Skill<Settings> = {
  id: 'fcc-gov/assess-coverage',
  title: 'Assess coverage',
  says: '{covered} of {asked} controls covered; gaps {gaps}, of these in part {partial}; withdrawn {withdrawn}, unknown {unknown}',
  input: ['claims'],
  output: ['coverage-data'],
  run({ artifacts }, { settings }) {
    const plan = parseClaims(requiredText(artifacts, 'claims'))
    const coverage = resolveCoverage(plan, { catalogue: loadCatalogue(), ...settings })
    const counts = {
      gaps: coverage.gaps.length,
      partial: coverage.partial.length,
      withdrawn: coverage.withdrawn.length,
      unknown: coverage.unknown.length,
    }
    return {
      artifacts: {
        'coverage-data': { text: formatCoverage(coverage), mediaType: 'application/json' },
      },
      measures: { ...counts, asked: coverage.asked, covered: coverage.covered.length },
      facts: {
        'coverage.gaps': counts.gaps,
        'coverage.partial': counts.partial,
        'coverage.withdrawn': counts.withdrawn,
        'coverage.unknown': counts.unknown,
      },
    }
  },
}
