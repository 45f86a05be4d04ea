import { z } from 'zod'

/**
 * Notes, while a document is parsed, which keys are known where an unknown one stands. Issues name the unknown
 * key only; the schema that refused it is at hand no longer once parsing is over. One is for one parse.
 *
 * @example
 * const noted = notedKeys()
 * const { error } = schema.safeParse(document, { error: noted.error })
 * noted.beside(error.issues[0].keys) // ['id', 'title', …]
 */
export function notedKeys() {
  const known = new WeakMap<object, readonly string[]>()
  const error: z.core.$ZodErrorMap = (issue) => {
    if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
      known.set(issue.keys, Object.keys(issue.inst.shape))
    }
    return undefined
  }
  return { error, beside: (keys: readonly string[]): readonly string[] => known.get(keys) ?? [] }
}
