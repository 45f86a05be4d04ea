import { z } from 'zod'
import { surrogateKeyUnreadable } from '../diagnostics.ts'

const FORM = 'fcc-healthcare/surrogate-key'

const schema = z.strictObject({
  form: z.literal(FORM),
  version: z.literal(1),
  pseudonyms: z.array(
    z.strictObject({ kind: z.string(), value: z.string(), pseudonym: z.string() }),
  ),
  shifts: z.array(z.strictObject({ subject: z.string(), days: z.int() })),
})

/** Who a pseudonym stands for. */
export interface KeptPseudonym {
  readonly kind: string
  /** As it stood in the record. */
  readonly value: string
  readonly pseudonym: string
}

/**
 * What leads from surrogates back to people: it identifies everybody in it, is kept apart from the data, and
 * makes later deliveries speak of the same people by the same names.
 */
export interface SurrogateKey {
  readonly pseudonyms: readonly KeptPseudonym[]
  /** Subject → days by which their dates were moved. */
  readonly shifts: readonly { readonly subject: string; readonly days: number }[]
}

/** A key with nobody in it. */
export const EMPTY_KEY: SurrogateKey = { pseudonyms: [], shifts: [] }

/** Writes a key as JSON. */
export function renderSurrogateKey({ pseudonyms, shifts }: SurrogateKey): string {
  return `${JSON.stringify({ form: FORM, version: 1, pseudonyms, shifts }, undefined, 1)}\n`
}

/**
 * Reads a key.
 *
 * @throws FccError `FCC_HEALTHCARE_SURROGATE_KEY_UNREADABLE`
 */
export function parseSurrogateKey(text: string): SurrogateKey {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw surrogateKeyUnreadable('it is no JSON')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) {
    const { pseudonyms, shifts } = parsed.data
    return { pseudonyms, shifts }
  }
  const [issue] = parsed.error.issues
  throw surrogateKeyUnreadable(`something is wrong at ${issue?.path.join('.') || 'its root'}`)
}
