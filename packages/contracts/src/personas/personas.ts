import { definePoint, type PointShape } from '@fcc/plugin-api'
import {
  listOf,
  oneOf,
  optional,
  recordOf,
  structureSchema,
} from '../catalogue/structure-schema.ts'
import { CONTENT_CHECK_KINDS } from '../gates/content-check.ts'
import { type Persona, PHASES } from './persona.ts'
import { RELATION_TYPES } from './persona-relation.ts'

export interface PersonaShape extends PointShape {
  readonly value: Persona
}

/** Personas: a map by id. An overlay may add or specialise, never replace a core one silently. */
export const personas = definePoint<PersonaShape>({
  id: 'personas',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: structureSchema({
    id: 'string',
    code: 'string',
    name: 'string',
    phase: optional(oneOf(PHASES)),
    riscear: {
      role: 'string',
      inputs: 'list',
      style: 'string',
      constraints: listOf({
        text: 'string',
        check: optional({ kind: oneOf(CONTENT_CHECK_KINDS) }),
      }),
      expectedOutput: 'list',
      archetype: 'string',
      responsibilities: 'list',
      roleSkills: 'list',
      roleCollaborators: 'list',
      roleAdoptionChecklist: 'list',
    },
    duties: 'list',
    orchestrates: 'list',
    relations: optional(listOf({ to: 'string', type: oneOf(RELATION_TYPES) })),
    tags: optional(listOf('string')),
    discernment: optional('object'),
    designTarget: optional('object'),
    dimensions: optional(recordOf('object')),
  }),
  references: (persona) => [
    ...(persona.championOf
      ? [{ point: 'personas', id: persona.championOf, at: 'champion_of' }]
      : []),
    ...persona.orchestrates.map((id, index) => ({
      point: 'personas',
      id,
      at: `orchestrates[${index}]`,
    })),
    ...(persona.specialises
      ? [{ point: 'personas', id: persona.specialises, at: 'specialises' }]
      : []),
    ...persona.riscear.constraints.flatMap(({ check }, index) =>
      check?.kind === 'terms'
        ? [{ point: 'vocabularies', id: check.vocabulary, at: `constraints[${index}].check` }]
        : [],
    ),
    ...(persona.relations ?? []).map(({ to }, index) => ({
      point: 'personas',
      id: to,
      at: `relations[${index}].to`,
    })),
  ],
})
