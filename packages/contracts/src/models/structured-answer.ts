import { z } from 'zod'
import type { JsonSchema } from './message.ts'

/** The most characters of an answer that are parsed as one value. */
const MAX_STRUCTURED = 8 * 1024 * 1024

/**
 * What keeps a text from being the JSON value that a schema describes, in words without content. Pure.
 * Nothing is repaired: a value with words around it, or in a fence, is none.
 *
 * @example
 * structureProblems('{"beds":"four"}', { type: 'object', properties: { beds: { type: 'integer' } } })
 * // ['its value does not follow the schema, in 1 place']
 */
export function structureProblems(text: string, schema: JsonSchema): readonly string[] {
  if (text.length > MAX_STRUCTURED) return ['its text is too long to be read as one JSON value']
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return ['its text is no JSON value']
  }
  const check = checkOf(schema)
  if (!check) return ['its schema is none that it can be held to']
  const { error } = check.safeParse(value)
  const places = error?.issues.length ?? 0
  if (places === 0) return []
  return [`its value does not follow the schema, in ${places} place${places === 1 ? '' : 's'}`]
}

const checks = new WeakMap<JsonSchema, { readonly check: z.ZodType | undefined }>()

function checkOf(schema: JsonSchema): z.ZodType | undefined {
  const known = checks.get(schema) ?? { check: compiled(schema) }
  checks.set(schema, known)
  return known.check
}

function compiled(schema: JsonSchema): z.ZodType | undefined {
  try {
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  } catch {
    return undefined
  }
}
