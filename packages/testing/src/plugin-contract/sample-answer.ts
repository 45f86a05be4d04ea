import type { JsonSchema, JsonValue } from '@fcc/contracts'

/**
 * An answer of the form that a schema describes, made up: with the members that it requires only, or with
 * all that it names. Its texts and numbers need not be what the schema takes; their places are.
 *
 * @example
 * sampleAnswer(schema, 'required') // { beds: 1 }
 */
export function sampleAnswer(schema: JsonSchema, members: 'required' | 'all'): JsonValue {
  return answerOf(schema, { members, root: schema, depth: 0 })
}

interface Making {
  readonly members: 'required' | 'all'
  readonly root: JsonSchema
  readonly depth: number
}

/** How deep a schema that names itself is followed. */
const MAX_DEPTH = 8

function answerOf(given: JsonValue | undefined, making: Making): JsonValue {
  if (!isSchema(given) || making.depth > MAX_DEPTH) return 'text'
  const deeper = { ...making, depth: making.depth + 1 }
  const { const: only, enum: words, anyOf, oneOf, allOf, type, $ref } = given
  if (only !== undefined) return only
  if (Array.isArray(words)) return (words as readonly JsonValue[])[0] ?? null
  if (typeof $ref === 'string') return answerOf(referred(making.root, $ref), deeper)
  for (const choices of [anyOf, oneOf, allOf]) {
    if (Array.isArray(choices)) return answerOf((choices as readonly JsonValue[])[0], deeper)
  }
  switch (Array.isArray(type) ? (type as readonly JsonValue[])[0] : type) {
    case 'object':
      return objectOf(given, deeper)
    case 'array': {
      const least = typeof given.minItems === 'number' ? given.minItems : 0
      const count = making.members === 'all' ? Math.max(least, 1) : least
      return Array.from({ length: count }, () => answerOf(given.items, deeper))
    }
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return 'text'
  }
}

function objectOf(given: JsonSchema, making: Making): JsonValue {
  const required = Array.isArray(given.required) ? (given.required as readonly JsonValue[]) : []
  const properties = Object.entries(isSchema(given.properties) ? given.properties : {})
  return Object.fromEntries(
    properties
      .filter(([name]) => making.members === 'all' || required.includes(name))
      .map(([name, schema]) => [name, answerOf(schema, making)]),
  )
}

function referred(root: JsonSchema, reference: string): JsonValue | undefined {
  let value: JsonValue | undefined = root
  for (const step of reference.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    value = isSchema(value) ? value[step] : undefined
  }
  return value
}

function isSchema(given: JsonValue | undefined): given is JsonSchema {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
