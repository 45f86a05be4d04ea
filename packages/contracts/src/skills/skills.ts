import { definePoint, type PointShape } from '@fcc/plugin-api'
import { optional, structureSchema } from '../catalogue/structure-schema.ts'
import type { Skill } from './skill.ts'

export interface SkillShape extends PointShape {
  readonly value: Skill<this['settings']>
}

/** Skills: a map by id; a failing one is a typed error in its visit. */
export const skills = definePoint<SkillShape>({
  id: 'skills',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    input: 'list',
    output: 'list',
    offers: optional('function'),
    run: 'function',
  }),
})
