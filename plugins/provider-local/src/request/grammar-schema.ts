import type { JsonSchema, JsonValue } from '@fcc/contracts'

/** What a schema has that no grammar can hold an answer to. */
export class NoGrammar extends Error {}

/** What is said of a value and changes nothing of its form. */
const REMARKS = new Set([
  'title',
  'description',
  'default',
  'examples',
  '$schema',
  '$id',
  '$comment',
])
/** Bounds that a grammar does not keep: the answer is held to them once it is there. */
const LEFT_TO_CHECK = new Set([
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'pattern'],
  ...['uniqueItems', 'required', 'minProperties', 'maxProperties', 'contentEncoding'],
])
const KEPT = new Set([
  'type',
  'enum',
  'const',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  '$ref',
])
const FORMATS = new Set(['date-time', 'time', 'date'])

/**
 * A JSON schema as the grammar of llama.cpp takes it: the same form, without what it cannot hold an answer
 * to and a check of the whole answer can. All properties are written, in their order. Pure.
 *
 * @throws NoGrammar for what neither can be left out nor kept, with its keyword
 */
export function grammarSchema(schema: JsonSchema): JsonSchema {
  const kept: Record<string, JsonValue> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    if (REMARKS.has(keyword) || LEFT_TO_CHECK.has(keyword)) continue
    if (KEPT.has(keyword)) kept[keyword] = value
    else if (keyword === 'format') {
      if (FORMATS.has(String(value))) kept.format = value
    } else if (keyword === 'items' || keyword === 'additionalProperties') {
      kept[keyword] = typeof value === 'object' ? grammarSchema(asSchema(value)) : value
    } else if (keyword === 'properties' || keyword === '$defs') {
      kept[keyword] = Object.fromEntries(
        Object.entries(asSchema(value)).map(([name, each]) => [
          name,
          grammarSchema(asSchema(each)),
        ]),
      )
    } else if (keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'prefixItems') {
      kept[keyword === 'anyOf' ? 'oneOf' : keyword] = (value as readonly JsonValue[]).map((each) =>
        grammarSchema(asSchema(each)),
      )
    } else throw new NoGrammar(keyword)
  }
  if (Object.keys(kept).length === 0) throw new NoGrammar('no type')
  return kept
}

function asSchema(value: JsonValue): JsonSchema {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new NoGrammar('true')
  return value as JsonSchema
}
