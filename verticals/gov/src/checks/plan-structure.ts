import type { Issue, Validator } from '@fcc/contracts'
import { planProblems } from '../plans/plan-problems.ts'
import type { Settings } from '../settings.ts'
import { couldNotCheck } from './recompute-coverage.ts'

/** The plan behind the artifact has the structure that OSCAL asks for. */
export const planStructure: Validator<Settings> = {
  id: 'fcc-gov/plan-structure',
  title: 'Structure of the plan',
  validate(subject): readonly Issue[] {
    const plan = subject.inputs.ssp ?? subject.outputs.ssp
    if (plan === undefined) return [couldNotCheck('the plan was not handed on')]
    // Paths hold names that OSCAL gives and places in lists, nothing of what the plan says.
    return planProblems(plan.text).map(({ path }) => ({
      code: 'plan_structure',
      severity: 'error',
      message: `The plan is not sound at ${path === '' ? 'its root' : path}.`,
    }))
  },
}
