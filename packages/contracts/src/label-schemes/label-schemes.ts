import { definePoint, type PointShape } from '@fcc/plugin-api'
import { listOf, structureSchema } from '../catalogue/structure-schema.ts'
import type { LabelScheme } from './label-scheme.ts'

export interface LabelSchemeShape extends PointShape {
  readonly value: LabelScheme
}

/** Label schemes: one per name; labels join by highest level, union of categories, intersection of audiences. */
export const labelSchemes = definePoint<LabelSchemeShape>({
  id: 'label-schemes',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'deny',
  schema: structureSchema({
    id: 'string',
    scheme: 'string',
    title: 'string',
    levels: listOf('string'),
    categories: listOf('string'),
    classify: listOf({ finding: 'string' }),
  }),
  safeguard: true,
})
