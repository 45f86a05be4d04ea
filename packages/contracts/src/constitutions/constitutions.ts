import { definePoint, type PointShape } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'
import type { Constitution } from './constitution.ts'

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
    rules: 'list',
    permits: 'list',
    separations: 'list',
  }),
  safeguard: true,
})
