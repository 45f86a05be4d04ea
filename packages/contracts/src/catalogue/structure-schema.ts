import { z } from 'zod'

/** What a member of a contributed value must be. */
export type MemberKind = 'string' | 'function' | 'list' | 'object' | 'boolean'

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value)

/**
 * A schema for the outline of a contributed value: the members that must be there, and of which
 * kind. The value itself passes through untouched, for it may hold code. YAML documents have been
 * checked in full by then; this catches what comes from code that was not type-checked.
 *
 * @example
 * structureSchema({ id: 'string', title: 'string', score: 'function' })
 */
export function structureSchema(members: Readonly<Record<string, MemberKind>>): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    if (kindOf(value) !== 'object' || value === null) {
      context.addIssue({ code: 'custom', message: `expected an object, got ${kindOf(value)}` })
      return
    }
    for (const [name, kind] of Object.entries(members)) {
      const member = (value as Readonly<Record<string, unknown>>)[name]
      if (kindOf(member) === kind && member !== null && member !== '') continue
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `expected ${kind === 'string' ? 'text' : `a ${kind}`}, got ${member === '' ? 'nothing' : kindOf(member)}`,
      })
    }
  })
}
