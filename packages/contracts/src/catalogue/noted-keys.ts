import { z } from 'zod'

/** What is known of the place where an unknown key stands, by the keys of its issue. */
export interface KeysThere {
  /** The keys that are known there. */
  beside(unknown: readonly string[]): readonly string[]
  /** The key that is known there and would hold the unknown one; nothing where none does, or several do. */
  above(unknown: readonly string[], key: string): string | undefined
}

/**
 * Notes, while a document is parsed, which keys are known where an unknown one stands, and what they may hold.
 * Issues name the unknown key only; the schema that refused it is at hand no longer once parsing is over. One is
 * for one parse.
 *
 * @example
 * const noted = notedKeys()
 * const { error } = schema.safeParse(document, { error: noted.error })
 * noted.there.beside(error.issues[0].keys) // ['id', 'title', …]
 */
export function notedKeys(): { readonly error: z.core.$ZodErrorMap; readonly there: KeysThere } {
  const shapes = new WeakMap<object, z.core.$ZodShape>()
  const error: z.core.$ZodErrorMap = (issue) => {
    if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
      shapes.set(issue.keys, issue.inst.shape)
    }
    return undefined
  }
  const beside = (keys: readonly string[]): readonly string[] => Object.keys(shapes.get(keys) ?? {})
  const above = (keys: readonly string[], key: string): string | undefined => {
    const holders = Object.entries(shapes.get(keys) ?? {}).filter(([, schema]) =>
      keysWithin(schema).includes(key),
    )
    return holders.length === 1 ? holders[0]?.[0] : undefined
  }
  return { error, there: { beside, above } }
}

/** The keys of the objects that a value may be. */
function keysWithin(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(keysWithin)
  if (schema instanceof z.ZodPipe) return keysWithin(schema.in)
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return keysWithin(schema.unwrap())
  return []
}
