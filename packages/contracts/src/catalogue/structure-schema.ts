import { z } from 'zod'

/**
 * What a member of a contributed value must be: of a kind; an object with an outline of its own; a
 * list or an object of which each member is something; or one of some words.
 */
export type MemberKind =
  | 'string'
  | 'function'
  | 'list'
  | 'object'
  | 'boolean'
  | Outline
  | Each
  | OneOf
  | Optional

/** The members that an object must have. */
export interface Outline {
  readonly [name: string]: MemberKind
}

interface Each {
  readonly '~each': MemberKind
  readonly '~in': 'list' | 'object'
}

interface OneOf {
  readonly '~oneOf': readonly string[]
}

interface Optional {
  readonly '~optional': MemberKind
}

/** A list of which each entry is something. */
export const listOf = (kind: MemberKind): Each => ({ '~each': kind, '~in': 'list' })

/** An object of which each member, whatever its name, is something. */
export const recordOf = (kind: MemberKind): Each => ({ '~each': kind, '~in': 'object' })

/** One of some words. */
export const oneOf = (words: readonly string[]): OneOf => ({ '~oneOf': words })

/** Something that may be left out. */
export const optional = (kind: MemberKind): Optional => ({ '~optional': kind })

/**
 * A schema for the outline of a contributed value: the members that must be there, and of which
 * kind. The value itself passes through untouched, for it may hold code. YAML documents have been
 * checked in full by then; this catches what comes from code that was not type-checked.
 *
 * @example
 * structureSchema({ id: 'string', title: 'string', score: 'function' })
 */
export function structureSchema(outline: Outline): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    for (const { path, message } of findGaps(value, outline, [])) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  })
}

interface Gap {
  readonly path: readonly string[]
  readonly message: string
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (value === '') return 'nothing'
  return Array.isArray(value) ? 'list' : typeof value
}

function findGaps(value: unknown, kind: MemberKind, path: readonly string[]): readonly Gap[] {
  const found = kindOf(value)
  const gap = (expected: string): readonly Gap[] => [
    { path, message: `expected ${expected}, got ${found}` },
  ]
  if (typeof kind === 'string') {
    return found === kind ? [] : gap(kind === 'string' ? 'text' : `a ${kind}`)
  }
  if (isOneOf(kind)) return oneOfGaps(value, kind['~oneOf'], path)
  if (isOptional(kind)) {
    return value === undefined ? [] : findGaps(value, kind['~optional'], path)
  }
  if (isEach(kind)) {
    if (found !== kind['~in']) return gap(`a ${kind['~in']}`)
    return Object.entries(value as object).flatMap(([name, member]) =>
      findGaps(member, kind['~each'], [...path, name]),
    )
  }
  if (found !== 'object') return gap('an object')
  return Object.entries(kind).flatMap(([name, inner]) =>
    findGaps((value as Readonly<Record<string, unknown>>)[name], inner, [...path, name]),
  )
}

/** Says the word that was written, for what is wrong with it is what it is. */
function oneOfGaps(
  value: unknown,
  words: readonly string[],
  path: readonly string[],
): readonly Gap[] {
  if (words.includes(value as string)) return []
  const found = typeof value === 'string' && value !== '' ? JSON.stringify(value) : kindOf(value)
  return [{ path, message: `expected one of ${words.join(', ')}, got ${found}` }]
}

const isEach = (kind: object): kind is Each => '~each' in kind
const isOneOf = (kind: object): kind is OneOf => '~oneOf' in kind
const isOptional = (kind: object): kind is Optional => '~optional' in kind
