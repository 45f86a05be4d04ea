import { isDeepStrictEqual } from 'node:util'
import type { Issue, Validator } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { Coverage } from '../controls/coverage.ts'
import { parseCoverage } from '../controls/coverage-artifact.ts'
import { reportLines } from '../report/report-lines.ts'
import type { Settings } from '../settings.ts'
import { recomputeCoverage } from './recompute-coverage.ts'

/** Coverage data and coverage report state exactly what the plan gives, computed anew. */
export const coverageAgrees: Validator<Settings> = {
  id: 'fcc-gov/coverage-agrees',
  title: 'Coverage agrees with the plan',
  validate(subject, { settings }): readonly Issue[] {
    const recomputed = recomputeCoverage(subject, settings)
    if ('issue' in recomputed) return [recomputed.issue]
    return subject.mediaType === 'application/json'
      ? dataIssues(subject.text, recomputed.coverage)
      : reportIssues(subject.text, recomputed.coverage)
  },
}

function dataIssues(text: string, coverage: Coverage): readonly Issue[] {
  try {
    if (isDeepStrictEqual(parseCoverage(text), coverage)) return []
  } catch (error) {
    if (!FccError.is(error)) throw error
    return [{ code: error.code, severity: 'error', message: 'The coverage data cannot be read.' }]
  }
  return [differs('The coverage data differ from what the plan gives.')]
}

function reportIssues(text: string, coverage: Coverage): readonly Issue[] {
  const stated = new Set(text.split(/\r?\n/).map((line) => line.trim()))
  const lines = reportLines(coverage)
  return (['figures', 'covered', 'partial', 'gaps', 'errors'] as const).flatMap((part) => {
    const missing = lines[part].filter((line) => !stated.has(line)).length
    return missing === 0
      ? []
      : [differs(`${missing} lines of the report's ${part} differ from what the plan gives.`)]
  })
}

function differs(message: string): Issue {
  return { code: 'coverage_differs', severity: 'error', message }
}
