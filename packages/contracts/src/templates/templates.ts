import { definePoint, type PointShape } from '@fcc/plugin-api'
import { oneOf, structureSchema } from '../catalogue/structure-schema.ts'
import { MEDIA_TYPES } from '../content/content.ts'
import type { Template } from './template.ts'

export interface TemplateShape extends PointShape {
  readonly value: Template
}

/** Templates: a map by id; replacing another's needs `replaces`. */
export const templates = definePoint<TemplateShape>({
  id: 'templates',
  version: 1,
  scope: 'assembly',
  combine: 'map-by-id',
  onFailure: 'drop',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    mediaType: oneOf(MEDIA_TYPES),
    text: 'string',
  }),
  references: (template) =>
    template.replaces ? [{ point: 'templates', id: template.replaces, at: 'replaces' }] : [],
})
