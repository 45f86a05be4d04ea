import type { Scorer } from '@fcc/contracts'
import type { Settings } from '../settings.ts'
import { recomputeCoverage } from './recompute-coverage.ts'

/** The share of the baseline that the plan covers. */
export const coverageShare: Scorer<Settings> = {
  id: 'fcc-gov/coverage-share',
  title: 'Share of the baseline covered',
  score(subject, { settings }) {
    const recomputed = recomputeCoverage(subject, settings)
    if ('issue' in recomputed) return { kind: 'not_measured', reason: recomputed.issue.message }
    const { asked, covered, baseline } = recomputed.coverage
    return {
      kind: 'scored',
      value: covered.length / asked,
      reason: `${covered.length} of ${asked} controls of ${baseline}`,
    }
  },
}
