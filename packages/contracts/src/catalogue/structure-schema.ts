import { z } from 'zod'

/** What a member of a contributed value must be; an outline of its own where it is an object. */
export type MemberKind = 'string' | 'function' | 'list' | 'object' | 'boolean' | Outline

/** The members that an object must have. */
export interface Outline {
  readonly [name: string]: MemberKind
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value)

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
      context.addIssue({ code: 'custom', path, message })
    }
  })
}

interface Gap {
  readonly path: string[]
  readonly message: string
}

function findGaps(value: unknown, outline: Outline, path: readonly string[]): readonly Gap[] {
  if (kindOf(value) !== 'object' || value === null) {
    return [{ path: [...path], message: `expected an object, got ${kindOf(value)}` }]
  }
  return Object.entries(outline).flatMap(([name, kind]): readonly Gap[] => {
    const member = (value as Readonly<Record<string, unknown>>)[name]
    const at = [...path, name]
    if (typeof kind === 'object') return findGaps(member, kind, at)
    if (kindOf(member) === kind && member !== null && member !== '') return []
    const expected = kind === 'string' ? 'text' : `a ${kind}`
    const found = member === '' ? 'nothing' : kindOf(member)
    return [{ path: at, message: `expected ${expected}, got ${found}` }]
  })
}
