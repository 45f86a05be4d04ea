import type { Issue, Subject } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { loadCatalogue } from '../controls/catalogue.ts'
import { type Coverage, resolveCoverage } from '../controls/coverage.ts'
import { parsePlan } from '../plans/parse-plan.ts'
import type { Settings } from '../settings.ts'

/** Computes coverage anew from the plan that a visit was handed, or says why it cannot. */
export function recomputeCoverage(
  subject: Subject,
  settings: Settings,
): { readonly coverage: Coverage } | { readonly issue: Issue } {
  const plan = subject.inputs.ssp ?? subject.outputs.ssp
  if (plan === undefined) return { issue: couldNotCheck('the plan was not handed on') }
  try {
    const parsed = parsePlan(plan.text)
    return { coverage: resolveCoverage(parsed, { catalogue: loadCatalogue(), ...settings }) }
  } catch (error) {
    if (FccError.is(error)) return { issue: couldNotCheck(error.code) }
    throw error
  }
}

/** The issue of a check that could not be made: never taken for passed. */
export function couldNotCheck(why: string): Issue {
  return { code: 'could_not_check', severity: 'could_not_check', message: why }
}
