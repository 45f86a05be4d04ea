import { z } from 'zod'
import type { JsonSchema, JsonValue } from './message.ts'

/**
 * The keywords of JSON Schema that an answer is held to. One that nobody checks would be taken for a rule
 * that holds: a schema with any other is refused. `pattern` is none of them: an expression can take time
 * without end over an answer.
 */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['$schema', '$defs', '$ref', 'title', 'description', 'default', 'examples'],
  ...['type', 'enum', 'const', 'anyOf', 'oneOf', 'allOf'],
  ...['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  ...['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems'],
  ...['minLength', 'maxLength', 'format'],
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
/** The most schemas in one, each counted wherever it is referred to: as often may a value meet it. */
const MAX_SCHEMAS = 10_000

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
    ...keywordProblems(schema, '', [], walkOf(schema)),
  ]
  if (problems.length > 0) return problems
  return compileSchema(schema) ? [] : ['/: this is no JSON schema']
}

interface Walk {
  readonly root: JsonSchema
  left: number
  isOver: boolean
}

function walkOf(root: JsonSchema): Walk {
  return { root, left: MAX_SCHEMAS, isOver: false }
}

/** @param trail what each level on the way here refers to */
function keywordProblems(
  schema: JsonValue,
  at: string,
  trail: readonly JsonValue[],
  walk: Walk,
): readonly string[] {
  if (typeof schema === 'boolean') return []
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    return [`${at || '/'}: expected a schema`]
  }
  // Once is enough: by what it refers to, one place may be there a thousand times.
  if (walk.isOver) return []
  walk.left -= 1
  walk.isOver = trail.length > MAX_DEPTH || walk.left < 0
  if (trail.length > MAX_DEPTH) return [`${at}: it is nested deeper than ${MAX_DEPTH} levels`]
  if (walk.isOver)
    return [`${at}: it has more than ${MAX_SCHEMAS} schemas, with those it refers to`]
  const given = schema as JsonSchema
  const { $ref = null } = given
  if ($ref !== null && trail.includes($ref)) return [`${at}/$ref: it refers to itself`]
  const inside = [...trail, $ref]
  const own = Object.keys(given).flatMap((keyword) => {
    if (!KEYWORDS.has(keyword)) return [`${at}/${keyword}: this keyword is not checked`]
    if (keyword === 'format' && !FORMATS.has(String(given.format))) {
      return [`${at}/format: this format is not checked; those are: ${[...FORMATS].join(', ')}`]
    }
    return []
  })
  // Each of them is tried with all that the schema holds.
  const types = Array.isArray(given.type) ? given.type : []
  const twice = new Set(types).size < types.length ? [`${at}/type: a type comes twice`] : []
  const named = NAMED.flatMap((keyword) =>
    Object.entries((given[keyword] ?? {}) as JsonSchema).flatMap(([name, inner]) =>
      keywordProblems(inner, `${at}/${keyword}/${name}`, inside, walk),
    ),
  )
  const nested = NESTED.flatMap((keyword) => {
    const inner = given[keyword]
    if (inner === undefined) return []
    const each: readonly JsonValue[] = Array.isArray(inner) ? inner : [inner]
    return each.flatMap((one) => keywordProblems(one, `${at}/${keyword}`, inside, walk))
  })
  const referred = referredTo($ref, walk.root)
  const through =
    referred === undefined ? [] : keywordProblems(referred, `${at}/$ref`, inside, walk)
  return [...own, ...twice, ...named, ...nested, ...through]
}

/** What a reference within a schema names; one to nothing is found when the schema is compiled. */
function referredTo(reference: JsonValue, root: JsonSchema): JsonValue | undefined {
  if (reference === '#') return root
  if (typeof reference !== 'string' || !reference.startsWith('#/$defs/')) return undefined
  const [name = ''] = reference.slice('#/$defs/'.length).split('/')
  const defined = (root.$defs ?? {}) as JsonSchema
  const key = name.replaceAll('~1', '/').replaceAll('~0', '~')
  return Object.hasOwn(defined, key) ? defined[key] : undefined
}

const compiled = new WeakMap<JsonSchema, { readonly check: z.ZodType | undefined }>()

/** What holds values to a schema; nothing where it is none, or holds what is not checked. */
export function compiledSchema(schema: JsonSchema): z.ZodType | undefined {
  const known = compiled.get(schema) ?? { check: checkOf(schema) }
  compiled.set(schema, known)
  return known.check
}

function checkOf(schema: JsonSchema): z.ZodType | undefined {
  const isChecked = keywordProblems(schema, '', [], walkOf(schema)).length === 0
  return isChecked ? compileSchema(schema) : undefined
}

/** A schema of known keywords as what checks values; nothing where it is none. */
export function compileSchema(schema: JsonSchema): z.ZodType | undefined {
  try {
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  } catch {
    return undefined
  }
}
