import { recordTooDeep } from '../diagnostics.ts'

/** A string, number, `true`, `false` or `null` of a JSON text, with where it stands. */
export interface JsonValue {
  /** Keys and indexes from the root down; an index is a number. */
  readonly keys: readonly (string | number)[]
  /** Of a string what it says, of others what is written. */
  readonly value: string
  readonly kind: 'string' | 'number' | 'literal'
  /** UTF-16 offsets of the value; of a string without its quotes. */
  readonly start: number
  readonly end: number
  /** The member that it is the value of, from the quote of its name on. */
  readonly member?: { readonly start: number; readonly end: number } | undefined
  /** How many objects were opened before the one that it stands in. */
  readonly object: number
}

/** How deep objects and lists may lie in one another. */
const MOST_DEPTH = 64

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/gs

interface Level {
  readonly isObject: boolean
  readonly object: number
  key: string | undefined
  index: number
  memberStart: number
}

/**
 * Goes through a JSON text and gives every value in it with its place. The text has to be JSON: what
 * `JSON.parse` refuses is not for this function. Members that are there twice are both given.
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_TOO_DEEP`
 */
export function jsonValues(text: string): readonly JsonValue[] {
  const values: JsonValue[] = []
  const levels: Level[] = []
  let opened = 0
  const add = (token: string, start: number, kind: JsonValue['kind']): void => {
    const level = levels.at(-1)
    const isString = kind === 'string'
    values.push({
      keys: levels.map(({ isObject, key, index }) => (isObject ? (key ?? '') : index)),
      value: isString ? (JSON.parse(token) as string) : token,
      kind,
      start: isString ? start + 1 : start,
      end: start + token.length - (isString ? 1 : 0),
      object: level?.object ?? 0,
      ...(level?.isObject
        ? { member: { start: level.memberStart, end: start + token.length } }
        : {}),
    })
  }
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const level = levels.at(-1)
    if (token === '{' || token === '[') {
      if (levels.length >= MOST_DEPTH) throw recordTooDeep(MOST_DEPTH)
      opened += 1
      levels.push({
        isObject: token === '{',
        object: opened,
        key: undefined,
        index: 0,
        memberStart: index,
      })
    } else if (token === '}' || token === ']') levels.pop()
    else if (token === ',') {
      if (!level) continue
      level.index += 1
      level.key = undefined
    } else if (token === ':') continue
    else if (level?.isObject && level.key === undefined) {
      level.key = JSON.parse(token) as string
      level.memberStart = index
    } else add(token, index, kindOf(token))
  }
  return values
}

function kindOf(token: string): JsonValue['kind'] {
  if (token.startsWith('"')) return 'string'
  return /^[-\d]/.test(token) ? 'number' : 'literal'
}
