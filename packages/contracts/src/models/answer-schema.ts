import { z } from 'zod'
import type { JsonSchema, JsonValue } from './message.ts'

/**
 * The keywords of JSON Schema that an answer is held to. One that nobody checks would be taken for a rule
 * that holds: a schema with any other is refused.
 */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['$schema', '$defs', '$ref', 'title', 'description', 'default', 'examples'],
  ...['type', 'enum', 'const', 'anyOf', 'oneOf', 'allOf'],
  ...['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  ...['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems'],
  ...['minLength', 'maxLength', 'pattern', 'format'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
])

/** Formats that are checked. */
const FORMATS: ReadonlySet<string> = new Set([
  ...['date', 'date-time', 'time', 'duration', 'email', 'uri', 'uuid', 'ipv4', 'ipv6'],
])

/** Keywords whose members are schemas by name, and those that hold a schema or a list of them. */
const NAMED = ['properties', '$defs'] as const
const NESTED = ['items', 'prefixItems', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'] as const

/** How deep a schema may be nested. */
const MAX_DEPTH = 32

/**
 * What is wrong with a schema that answers are to follow, each with its place. Pure. It describes an object,
 * and holds nothing that is not checked.
 *
 * @example
 * answerSchemaProblems({ type: 'object', if: {} }) // ['/if: this keyword is not checked']
 */
export function answerSchemaProblems(schema: JsonSchema): readonly string[] {
  const problems = [
    ...(schema.type === 'object' ? [] : ['/type: an answer is an object; say type: object']),
    ...keywordProblems(schema, '', 0),
  ]
  if (problems.length > 0) return problems
  return compiledSchema(schema) ? [] : ['/: this is no JSON schema']
}

function keywordProblems(schema: JsonValue, at: string, depth: number): readonly string[] {
  if (typeof schema === 'boolean') return []
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    return [`${at || '/'}: expected a schema`]
  }
  if (depth > MAX_DEPTH) return [`${at}: it is nested deeper than ${MAX_DEPTH} levels`]
  const given = schema as JsonSchema
  const own = Object.keys(given).flatMap((keyword) => {
    if (!KEYWORDS.has(keyword)) return [`${at}/${keyword}: this keyword is not checked`]
    if (keyword === 'format' && !FORMATS.has(String(given.format))) {
      return [`${at}/format: this format is not checked; those are: ${[...FORMATS].join(', ')}`]
    }
    return []
  })
  const named = NAMED.flatMap((keyword) =>
    Object.entries((given[keyword] ?? {}) as JsonSchema).flatMap(([name, inner]) =>
      keywordProblems(inner, `${at}/${keyword}/${name}`, depth + 1),
    ),
  )
  const nested = NESTED.flatMap((keyword) => {
    const inner = given[keyword]
    if (inner === undefined) return []
    const each: readonly JsonValue[] = Array.isArray(inner) ? inner : [inner]
    return each.flatMap((one) => keywordProblems(one, `${at}/${keyword}`, depth + 1))
  })
  return [...own, ...named, ...nested]
}

const compiled = new WeakMap<JsonSchema, { readonly check: z.ZodType | undefined }>()

/** What holds values to a schema; nothing where it is none. */
export function compiledSchema(schema: JsonSchema): z.ZodType | undefined {
  const known = compiled.get(schema) ?? { check: compile(schema) }
  compiled.set(schema, known)
  return known.check
}

function compile(schema: JsonSchema): z.ZodType | undefined {
  try {
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  } catch {
    return undefined
  }
}
