import type { z } from 'zod'
import { compiledSchema, compileSchema } from './answer-schema.ts'
import { checkableSchema } from './checkable-schema.ts'
import type { JsonSchema, JsonValue } from './message.ts'

/** The most characters of an answer that are parsed as one value. */
const MAX_STRUCTURED = 8 * 1024 * 1024
/** How deep a value may be nested. */
const MAX_DEPTH = 64
/** The most places of which a model is told what is wrong there. */
const MAX_ISSUES = 12

/** An answer as the value that a schema describes, or what keeps it from being one. */
export type StructuredAnswer =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | {
      readonly kind: 'invalid'
      /** In words without content, for people and records. */
      readonly problems: readonly string[]
      /** For whoever answers again: places by path, with what is expected there. They may quote keys. */
      readonly issues: readonly string[]
    }

/**
 * Reads a text as the JSON value that a schema describes. Pure. Nothing is repaired: a value with words
 * around it or in a fence is none, nor is one in which a key comes twice (readers differ on which counts),
 * nor the schema itself.
 *
 * @example
 * structuredAnswer('{"beds":"four"}', { type: 'object', properties: { beds: { type: 'integer' } } })
 * // { kind: 'invalid', problems: ['its value does not follow the schema, in 1 place'], issues: ['/beds: …'] }
 */
export function structuredAnswer(text: string, schema: JsonSchema): StructuredAnswer {
  const invalid = (problem: string, issues: readonly string[] = [problem]): StructuredAnswer => ({
    kind: 'invalid',
    problems: [problem],
    issues,
  })
  const read = readValue(text)
  if (read.kind === 'none') return invalid(read.problem)
  const { value } = read
  const check = compiledSchema(schema)
  if (!check) return invalid('its schema is none that it can be held to')
  if (schema.type !== undefined && isSame(value, schema)) return invalid(SCHEMA_ITSELF)
  const issues = check.safeParse(value).error?.issues ?? []
  if (issues.length === 0) return { kind: 'value', value }
  return invalid(followProblem(issues.length), issues.slice(0, MAX_ISSUES).map(issueText))
}

/**
 * What keeps a text from being the JSON value that a schema describes, in words without content. Pure.
 *
 * @example
 * structureProblems('{"beds":"four"}', { type: 'object', properties: { beds: { type: 'integer' } } })
 * // ['its value does not follow the schema, in 1 place']
 */
export function structureProblems(text: string, schema: JsonSchema): readonly string[] {
  const read = structuredAnswer(text, schema)
  return read.kind === 'invalid' ? read.problems : []
}

/**
 * What keeps a text from being arguments of a tool whose parameters somebody outside wrote, in words without
 * content. Pure. Held to what of them `checkableSchema` leaves, so that no schema takes more than linear
 * time or throws; whoever offers the tool checks the rest.
 *
 * @param text the arguments as JSON
 * @param parameters the schema as it came
 * @example
 * argumentProblems('{"beds":"four"}', { type: 'object', properties: { beds: { type: 'integer' } } })
 * // ['its value does not follow the schema, in 1 place']
 */
export function argumentProblems(text: string, parameters: JsonSchema): readonly string[] {
  const read = readValue(text)
  if (read.kind === 'none') return [read.problem]
  if (parameters.type !== undefined && isSame(read.value, parameters)) return [SCHEMA_ITSELF]
  const check = compileSchema(checkableSchema(parameters, partsOf(read.value)))
  if (!check) return ['its schema is none that it can be held to']
  // No code is made of a schema from outside.
  const issues = check.safeParse(read.value, { jitless: true }).error?.issues ?? []
  return issues.length === 0 ? [] : [followProblem(issues.length)]
}

/** How many values a value has, itself included. */
function partsOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value as Readonly<Record<string, JsonValue>>).reduce<number>(
    (count, member) => count + partsOf(member),
    1,
  )
}

/** What is wrong with the schema handed back as its value. */
const SCHEMA_ITSELF = 'it is the schema itself, and no value of it'

/** That a value does not follow its schema, in so many places. */
function followProblem(places: number): string {
  return `its value does not follow the schema, in ${places} place${places === 1 ? '' : 's'}`
}

/** A text as one JSON value of bounded length and depth, or what keeps it from being one. In linear time. */
function readValue(
  text: string,
):
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'none'; readonly problem: string } {
  const none = (problem: string) => ({ kind: 'none' as const, problem })
  if (text.length > MAX_STRUCTURED) return none('its text is too long to be read as one JSON value')
  if (depthOf(text) > MAX_DEPTH) return none(`its value is nested deeper than ${MAX_DEPTH} levels`)
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch {
    return none('its text is no JSON value')
  }
  return keysWritten(text) === keysIn(value)
    ? { kind: 'value', value }
    : none('a key comes twice in one of its objects')
}

function issueText({ path, message }: z.core.$ZodIssue): string {
  return `/${path.map(String).join('/')}: ${message}`
}

/**
 * Each string of a JSON text, with the colon behind it where it is a key. One that is never closed goes to
 * the end, so that no text takes more than linear time.
 */
const strings = /"[^"\\]*(?:\\.?[^"\\]*)*(?:"(\s*:)?|$)/gs

/** How many keys a JSON text writes. */
function keysWritten(text: string): number {
  let count = 0
  for (const [, colon] of text.matchAll(strings)) if (colon !== undefined) count += 1
  return count
}

/** How many keys a value has; of two of one name, a parser keeps one. */
function keysIn(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  const members = Object.values(value as Readonly<Record<string, JsonValue>>)
  const own = Array.isArray(value) ? 0 : members.length
  return members.reduce<number>((count, member) => count + keysIn(member), own)
}

/** Whether two values are one, whatever the order of their keys; goes no deeper than the first does. */
function isSame(value: JsonValue, other: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return value === other
  if (typeof other !== 'object' || other === null) return false
  if (Array.isArray(value) !== Array.isArray(other)) return false
  const members = Object.entries(value as JsonSchema)
  return (
    members.length === Object.keys(other).length &&
    members.every(
      ([name, member]) =>
        Object.hasOwn(other, name) && isSame(member, (other as JsonSchema)[name] as JsonValue),
    )
  )
}

/** How deep the brackets of a text are nested, outside its strings. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [sign] of text.replace(strings, '').matchAll(/[[\]{}]/g)) {
    depth += sign === '[' || sign === '{' ? 1 : -1
    if (depth > deepest) deepest = depth
  }
  return deepest
}
