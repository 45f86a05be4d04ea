import { z } from 'zod'
import { localName, sentence } from '../catalogue/sentence.ts'
import { MEDIA_TYPES, type MediaType } from '../content/content.ts'

/**
 * A prompt or document template; `{{name}}` stands for the artifact of that name. A comment of HTML tells
 * whoever writes what belongs there: a model reads it, and without one it is answered from the artifacts.
 */
export interface Template {
  readonly id: string
  readonly title: string
  readonly mediaType: MediaType
  readonly text: string
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
      'The text; `{{name}}` stands for the artifact of that name, `<!-- … -->` tells the writer what belongs there.',
    ),
    replaces: sentence.optional().describe('The id of the template that it takes the place of.'),
  })
  .transform(
    (template): Template => ({
      id: template.template,
      title: template.title,
      mediaType: template.media_type,
      text: template.text,
      replaces: template.replaces,
    }),
  )
