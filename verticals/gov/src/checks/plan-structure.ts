import type { Issue, Validator } from '@fcc/contracts'
import { planProblems } from '../plans/plan-problems.ts'
import { UNKNOWN_MEMBER } from '../plans/structure/check-structure.ts'
import type { Settings } from '../settings.ts'
import { couldNotCheck } from './recompute-coverage.ts'

/** The plan behind the artifact has the structure that OSCAL asks for. */
export const planStructure: Validator<Settings> = {
  id: 'fcc-gov/plan-structure',
  title: 'Structure of the plan',
  validate(subject): readonly Issue[] {
    const plan = subject.inputs.ssp ?? subject.outputs.ssp
    if (plan === undefined) return [couldNotCheck('the plan was not handed on')]
    // Paths hold names that OSCAL gives and places in lists; a name of the writer's own is left out.
    return planProblems(plan.text).map(({ path, what }) => {
      const known = what === UNKNOWN_MEMBER ? path.replace(/(?:^|\.)[^.]*$/, '') : path
      return {
        code: 'plan_structure',
        severity: 'error',
        message: `The plan is not sound at ${known === '' ? 'its root' : known}.`,
      }
    })
  },
}
