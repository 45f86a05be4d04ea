import type { JsonSchema, JsonValue } from './message.ts'

/** How deep a schema from outside is checked. */
const MAX_DEPTH = 32
/** The most schemas, names and choices of a schema from outside that are checked. */
const MAX_SCHEMAS = 1000
/** The most times that a part of a schema may meet a part of a value. */
const MAX_MEETINGS = 1_000_000
/** The longest text that a value is compared with, in characters. */
const MAX_COMPARED = 1000

const TYPES: ReadonlySet<unknown> = new Set([
  ...['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'],
])

/** Bounds of length and size, each compared with a number. */
const BOUNDS = [
  ...['minProperties', 'maxProperties', 'minItems', 'maxItems', 'minLength', 'maxLength'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
] as const

/**
 * What of a schema from outside can be checked in time linear to a value of so many parts: a weaker schema,
 * that every value of the given one follows. Left out are expressions (`pattern`, `format`,
 * `patternProperties`), references, what compares whole values (`uniqueItems`), keywords that nobody knows,
 * and what is deeper or more than the limits. Pure; never throws, whatever it is given.
 *
 * @param values how many parts the value has that is to be checked
 * @example
 * checkableSchema({ type: 'string', maxLength: 9, pattern: '^(a+)+$' }, 1) // { type: 'string', maxLength: 9 }
 */
export function checkableSchema(schema: JsonSchema, values: number): JsonSchema {
  let left = Math.min(MAX_SCHEMAS, Math.max(1, Math.floor(MAX_MEETINGS / Math.max(1, values))))

  /** Takes room for so many, or says that there is none. */
  function isRoomFor(count: number): boolean {
    if (count > left) return false
    left -= count
    return true
  }

  function weaker(given: JsonValue | undefined, depth: number): JsonSchema | boolean {
    if (given === false) return false
    if (!isRecord(given) || depth > MAX_DEPTH || !isRoomFor(1)) return true
    const allOf = [
      ...all(given.allOf, depth),
      ...any(given.anyOf, depth),
      ...any(given.oneOf, depth),
    ]
    return {
      ...typeOf(given.type),
      ...choiceOf(given),
      ...boundsOf(given),
      ...membersOf(given, depth),
      ...itemsOf(given, depth),
      ...(allOf.length === 0 ? {} : { allOf }),
    }
  }

  function all(given: JsonValue | undefined, depth: number): readonly JsonValue[] {
    return isList(given) ? given.slice(0, left).map((each) => weaker(each, depth + 1)) : []
  }

  /** One of several: where not each of them is there, any could be the one. Two at once are not refused. */
  function any(given: JsonValue | undefined, depth: number): readonly JsonValue[] {
    if (!isList(given) || given.length === 0 || given.length > left) return []
    return [{ anyOf: all(given, depth) }]
  }

  function choiceOf(given: JsonSchema): JsonSchema {
    const { enum: choices, const: only } = given
    if (
      isList(choices) &&
      choices.length > 0 &&
      choices.every(isPlain) &&
      isRoomFor(choices.length)
    ) {
      return { enum: [...new Set(choices)] }
    }
    return only !== undefined && isPlain(only) ? { const: only } : {}
  }

  /** Members that are not known are looked at only where all that are known are there. */
  function membersOf(given: JsonSchema, depth: number): JsonSchema {
    const { properties, required, additionalProperties: others } = given
    const names = isRecord(properties) ? Object.keys(properties) : []
    if (!isRoomFor(names.length)) return {}
    const wanted = isList(required) ? required.filter((name) => typeof name === 'string') : []
    const isWhole = given.patternProperties === undefined && others !== undefined
    return {
      properties: Object.fromEntries(
        names.map((name) => [name, weaker((properties as JsonSchema)[name], depth + 1)]),
      ),
      ...(wanted.length > 0 && isRoomFor(wanted.length) ? { required: wanted } : {}),
      ...(isWhole ? { additionalProperties: weaker(others, depth + 1) } : {}),
    }
  }

  function itemsOf({ items, prefixItems }: JsonSchema, depth: number): JsonSchema {
    // A list of them is how earlier drafts write the first items.
    if (isList(items)) return {}
    const first = prefixItems === undefined || prefixItems === null ? undefined : prefixItems
    if (first !== undefined && (!isList(first) || first.length > left)) return {}
    return {
      ...(first === undefined ? {} : { prefixItems: all(first, depth) }),
      items: weaker(items, depth + 1),
    }
  }

  const checked = weaker(schema, 0)
  return typeof checked === 'boolean' ? {} : checked
}

function typeOf(given: JsonValue | undefined): JsonSchema {
  const types = [...new Set(isList(given) ? given : [given])].filter((each) => each !== undefined)
  if (types.length === 0 || !types.every((each) => TYPES.has(each))) return {}
  return { type: types.length === 1 ? (types[0] as JsonValue) : types }
}

function boundsOf(given: JsonSchema): JsonSchema {
  return Object.fromEntries(
    BOUNDS.flatMap((keyword) => {
      const bound = given[keyword]
      return typeof bound === 'number' ? [[keyword, bound]] : []
    }),
  )
}

function isPlain(given: JsonValue): boolean {
  if (typeof given === 'string') return given.length <= MAX_COMPARED
  return given === null || typeof given !== 'object'
}

function isList(given: JsonValue | undefined): given is readonly JsonValue[] {
  return Array.isArray(given)
}

function isRecord(given: JsonValue | undefined): given is JsonSchema {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
