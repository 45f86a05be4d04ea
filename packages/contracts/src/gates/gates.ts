import { definePoint, type PointShape, type Reference } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'
import type { Gate } from './gate.ts'

export interface GateShape extends PointShape {
  readonly value: Gate
}

/** Gates: a map by id; the strictest threshold over the layers counts; a broken gate is not passed. */
export const gates = definePoint<GateShape>({
  id: 'gates',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'deny',
  schema: structureSchema({ id: 'string', title: 'string', checks: 'list' }),
  references: (gate) =>
    gate.checks.flatMap((check, index): readonly Reference[] => {
      const at = `checks[${index}]`
      if (check.test.kind === 'scorer') return [{ point: 'scorers', id: check.test.scorer, at }]
      if (check.test.kind === 'validator') {
        return [{ point: 'validators', id: check.test.validator, at }]
      }
      return []
    }),
})
