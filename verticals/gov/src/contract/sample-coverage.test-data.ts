import { loadCatalogue } from '../controls/catalogue.ts'
import { resolveCoverage } from '../controls/coverage.ts'
import { formatCoverage } from '../controls/coverage-artifact.ts'
import { formatClaims } from '../plans/claims-artifact.ts'
import { parsePlan } from '../plans/parse-plan.ts'
import { readPlan } from '../plans/read-plan.ts'
import { answer, planOf } from '../plans/sample-plan.test-data.ts'
import { writeCoverageReport } from '../report/coverage-report.ts'
import { settingsSchema } from '../settings.ts'

const settings = settingsSchema.parse({})
const catalogue = loadCatalogue()

/** A plan that claims the given controls, each as met. */
function claiming(controls: Iterable<string>): string {
  return planOf(
    [...controls].map((control, index) => ({
      'control-id': control,
      'by-components': [answer('implemented', index)],
    })),
  )
}

/** Claims the whole moderate baseline. */
export const WHOLE_PLAN = claiming(catalogue.baselines.MODERATE.controls)
/** Says of the whole moderate baseline that it does not apply, with a reason each time. */
export const NOT_APPLICABLE_PLAN = planOf(
  [...catalogue.baselines.MODERATE.controls].map((control, index) => ({
    'control-id': control,
    'by-components': [answer('not-applicable', index, 'The system has none of this.')],
  })),
)
/** Claims two controls, one that was withdrawn, and one that there is not. */
export const SMALL_PLAN = claiming(['AC-2', 'SI-4', 'AC-2(10)', 'AC-99'])

/** Everything that the skills make of a plan, by artifact name. */
export function coverageOf(ssp: string) {
  const plan = readPlan(ssp, settings.cuiProfile)
  const coverage = resolveCoverage(parsePlan(ssp), { catalogue, ...settings })
  return {
    ssp: { text: ssp, mediaType: 'application/json' },
    claims: { text: formatClaims(plan), mediaType: 'application/json' },
    'coverage-data': { text: formatCoverage(coverage), mediaType: 'application/json' },
    'coverage-report': writeCoverageReport(coverage, {
      plan,
      baseline: catalogue.baselines[coverage.baseline],
    }),
  } as const
}
