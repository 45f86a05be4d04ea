import { definePoint, type PointShape } from '@fcc/plugin-api'
import { listOf, oneOf, optional, structureSchema } from '../catalogue/structure-schema.ts'
import { QUESTION_TERMS } from '../questions/question-terms-outline.ts'
import {
  type Constitution,
  DENIED_BY_DEFAULT,
  IF_MISSING,
  INTERVENTION_POINTS,
  REMEDIES,
  TIERS,
} from './constitution.ts'

export interface ConstitutionShape extends PointShape {
  readonly value: Constitution
}

/** Constitutions: layered by origin; forbid wins; a lower layer may only tighten. */
export const constitutions = definePoint<ConstitutionShape>({
  id: 'constitutions',
  version: 1,
  scope: 'assembly',
  combine: 'layers',
  onFailure: 'deny',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    rules: listOf({
      id: 'string',
      tier: oneOf(TIERS),
      at: listOf(oneOf(INTERVENTION_POINTS)),
      remedy: optional(oneOf(REMEDIES)),
      approvableBy: optional(listOf('string')),
      waivableBy: listOf('string'),
      terms: optional(QUESTION_TERMS),
      cites: 'list',
      ifMissing: oneOf(IF_MISSING),
    }),
    permits: listOf({
      id: 'string',
      at: listOf(oneOf(DENIED_BY_DEFAULT)),
      when: 'string',
      cites: 'list',
    }),
    separations: listOf({ id: 'string', duties: listOf('string'), say: 'string', cites: 'list' }),
  }),
  safeguard: true,
})
