import { z } from 'zod'
import { type MemberKind, structureSchema } from './structure-schema.ts'

/**
 * A schema for a contribution that is code with a declaration beside it: the outline first, and where
 * that is whole, what the declaration says. The value itself passes through untouched.
 *
 * @example
 * declaredSchema({ id: 'string', of: 'string', write: 'function' }, z.object({ of: z.enum(['run', 'audit']) }))
 */
export function declaredSchema(
  members: Readonly<Record<string, MemberKind>>,
  declaration: z.ZodType,
): z.ZodType {
  const outline = structureSchema(members)
  return z.unknown().superRefine((value, context) => {
    const shape = outline.safeParse(value)
    const result = shape.success ? declaration.safeParse(value) : shape
    for (const { path, message } of result.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  })
}
