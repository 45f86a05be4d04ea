import { z } from 'zod'
import { localName, sentence } from '../catalogue/sentence.ts'
import { MEDIA_TYPES, type MediaType } from '../content/content.ts'
import { answerSchemaProblems } from '../models/answer-schema.ts'
import type { JsonSchema } from '../models/message.ts'

/**
 * A prompt or document template. Without a schema `{{name}}` stands for the artifact of that name; a comment
 * of HTML tells whoever writes what belongs there: a model reads it, and without one it is answered from the
 * artifacts.
 *
 * With a schema, whoever writes answers with one JSON value of it. For `application/json` that value is the
 * artifact, and `text` says what is wanted; for any other media type the artifact is `text` as a Liquid
 * template, filled with the members of the value by code.
 */
export interface Template {
  readonly id: string
  readonly title: string
  readonly mediaType: MediaType
  readonly text: string
  /** What an answer has to follow (JSON Schema, draft 2020-12): an object. */
  readonly schema?: JsonSchema | undefined
  /** The id of a template that this one takes the place of. */
  readonly replaces?: string | undefined
}

/** A template as YAML or JSON spells it. */
export const templateSchema = z
  .strictObject({
    template: localName.describe('Its name.'),
    title: sentence.describe('Its title for people.'),
    media_type: z
      .enum(MEDIA_TYPES as readonly [MediaType, ...MediaType[]])
      .default('text/markdown')
      .describe('What the filled text is.'),
    text: sentence.describe(
      'The text; `{{name}}` stands for the artifact of that name, `<!-- … -->` tells the writer what belongs there. With a schema it is filled with the members of the answer, in Liquid; for `application/json` it says what is wanted.',
    ),
    schema: z
      .record(z.string(), z.json())
      .superRefine((schema, context) => {
        for (const problem of answerSchemaProblems(schema)) {
          const end = problem.indexOf(': ')
          const path = problem
            .slice(0, end)
            .split('/')
            .filter((step) => step !== '')
          context.addIssue({ code: 'custom', path, message: problem.slice(end + 2) })
        }
      })
      .optional()
      .describe('The JSON schema that the answer of a model has to follow; an object.'),
    replaces: sentence.optional().describe('The id of the template that it takes the place of.'),
  })
  .transform(
    (template): Template => ({
      id: template.template,
      title: template.title,
      mediaType: template.media_type,
      text: template.text,
      ...(template.schema === undefined ? {} : { schema: template.schema }),
      replaces: template.replaces,
    }),
  )
