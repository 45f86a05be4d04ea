import { definePoint, type PointShape } from '@fcc/plugin-api'
import { oneOf, optional, structureSchema } from '../catalogue/structure-schema.ts'
import { MEDIA_TYPES } from '../content/content.ts'
import { answerSchemaProblems } from '../models/answer-schema.ts'
import type { JsonSchema } from '../models/message.ts'
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
    schema: optional('object'),
  }).superRefine((value, context) => {
    const { schema } = (value ?? {}) as { readonly schema?: JsonSchema }
    if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return
    for (const message of answerSchemaProblems(schema)) {
      context.addIssue({ code: 'custom', path: ['schema'], message })
    }
  }),
  references: (template) =>
    template.replaces ? [{ point: 'templates', id: template.replaces, at: 'replaces' }] : [],
})
