import { definePoint, type PointShape } from '@fcc/plugin-api'
import { oneOf, recordOf, structureSchema } from '../catalogue/structure-schema.ts'
import { LAYERS } from '../constitutions/constitution.ts'
import { FACT_TYPES, type FactNamespace } from './fact.ts'

export interface FactShape extends PointShape {
  readonly value: FactNamespace
}

/** Facts: by namespace; a clash names both owners; rules that need a broken one deny. */
export const facts = definePoint<FactShape>({
  id: 'facts',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'deny',
  schema: structureSchema({
    id: 'string',
    namespace: 'string',
    title: 'string',
    facts: recordOf({ type: oneOf(FACT_TYPES) }),
    lowestLayer: oneOf(LAYERS),
  }),
  safeguard: true,
})
