import type { Skill } from '@fcc/contracts'
import { formatClaims } from '../plans/claims-artifact.ts'
import { readPlan } from '../plans/read-plan.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Reads a system security plan: its claims, its marking, its structure. */
export const readClaims: Skill<Settings> = {
  id: 'fcc-gov/read-claims',
  title: 'Read the claims of a plan',
  says: 'claims {claims}, problems of structure {problems}',
  input: ['ssp'],
  output: ['claims'],
  run({ artifacts }, { settings }) {
    const plan = readPlan(requiredText(artifacts, 'ssp'), settings.cuiProfile)
    return {
      artifacts: { claims: { text: formatClaims(plan), mediaType: 'application/json' } },
      measures: { claims: plan.claims.length, problems: plan.structure.length },
    }
  },
}
