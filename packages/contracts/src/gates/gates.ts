import { definePoint, type PointShape, type Reference } from '@fcc/plugin-api'
import { listOf, oneOf, optional, structureSchema } from '../catalogue/structure-schema.ts'
import { CONTENT_CHECK_KINDS } from './content-check.ts'
import type { Gate } from './gate.ts'

const GATE_TEST = {
  kind: oneOf(['scorer', 'validator', 'content', 'persona']),
  component: optional(oneOf(['expected_output', 'constraints'])),
  check: optional({ kind: oneOf(CONTENT_CHECK_KINDS) }),
}

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
  schema: structureSchema({
    id: 'string',
    title: 'string',
    checks: listOf({ id: 'string', test: GATE_TEST }),
  }),
  references: (gate) =>
    gate.checks.flatMap((check, index): readonly Reference[] => {
      const at = `checks[${index}]`
      if (check.test.kind === 'scorer') return [{ point: 'scorers', id: check.test.scorer, at }]
      if (check.test.kind === 'validator') {
        return [{ point: 'validators', id: check.test.validator, at }]
      }
      if (check.test.kind === 'content' && check.test.check.kind === 'terms') {
        return [{ point: 'vocabularies', id: check.test.check.vocabulary, at }]
      }
      return []
    }),
})
