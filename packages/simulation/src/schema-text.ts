import type { JsonSchema } from '@fcc/contracts'

/**
 * Says that an answer is one JSON value of a schema, to whoever answers: also where its provider is given
 * the schema beside the text, for not each holds its model to it. Pure.
 *
 * @example
 * schemaText({ type: 'object' }) // 'Your answer is one JSON object and nothing else, …'
 */
export function schemaText(schema: JsonSchema, isFilledIn = false): string {
  return [
    'Your answer is one JSON object and nothing else: no words around it, no code fence, no comment, each key once. It follows this JSON schema:',
    JSON.stringify(schema, null, 2),
    ...(isFilledIn
      ? [
          'Code fills a document with it: headings and layout are not yours to write, and a gate looks at that document.',
        ]
      : []),
  ].join('\n')
}
