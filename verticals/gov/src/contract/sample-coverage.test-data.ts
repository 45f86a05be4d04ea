import { loadCatalogue } from '../controls/catalogue.ts'
import { resolveCoverage } from '../controls/coverage.ts'
import { formatCoverage } from '../controls/coverage-artifact.ts'
import { formatClaims } from '../plans/claims-artifact.ts'
import { parsePlan } from '../plans/parse-plan.ts'
import { readPlan } from '../plans/read-plan.ts'
import { samplePlan } from '../plans/sample-plan.test-data.ts'
import { writeCoverageReport } from '../report/coverage-report.ts'
import { settingsSchema } from '../settings.ts'

const settings = settingsSchema.parse({})
const catalogue = loadCatalogue()

/** A plan that claims the given controls, each as met. */
function planOf(controls: Iterable<string>): string {
  const plan = samplePlan()
  const implementation = plan['system-security-plan']['control-implementation']
  implementation['implemented-requirements'] = [...controls].map((control, index) => ({
    uuid: `a0c1d5b2-0001-4000-8000-${String(index).padStart(12, '0')}`,
    'control-id': control,
  }))
  return JSON.stringify(plan)
}

/** Claims the whole moderate baseline. */
export const WHOLE_PLAN = planOf(catalogue.baselines.MODERATE.controls)
/** Claims two controls, one that was withdrawn, and one that there is not. */
export const SMALL_PLAN = planOf(['AC-2', 'SI-4', 'AC-2(10)', 'AC-99'])

/** Everything that the skills make of a plan, by artifact name. */
export function coverageOf(ssp: string) {
  const plan = readPlan(ssp, settings.cuiProfile)
  const coverage = resolveCoverage(parsePlan(ssp).claims, { catalogue, ...settings })
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
