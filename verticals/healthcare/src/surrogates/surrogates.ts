import { createHmac } from 'node:crypto'
import type { KeptPseudonym, SurrogateKey } from './surrogate-key.ts'

/** What takes the place of names and numbers, and what becomes of dates and ages. */
export interface SurrogatePolicy {
  /** `redact`: a marker; `mask`: asterisks; `pseudonym`: the same made-up name everywhere. */
  readonly names: 'redact' | 'mask' | 'pseudonym'
  readonly records: 'redact' | 'mask' | 'pseudonym'
  /** `year`: the year alone; `shift`: moved by as many days as all dates of that patient. */
  readonly dates: 'year' | 'shift'
  /** `keep`: up to 89; `bucket`: five years together. */
  readonly ages: 'keep' | 'bucket'
}

/** Surrogates for one record, the same for the same person. */
export interface Surrogates {
  readonly policy: SurrogatePolicy
  /** A made-up name for a value, or the one that it has already. */
  pseudonym(kind: string, value: string): string
  /** By how many days the dates of a subject are moved. */
  shiftOf(subject: string): number
  /** What leads back, with everybody that was there before. */
  key(): SurrogateKey
}

/** Letters and digits that nobody takes for one another (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/** What a pseudonym reads. */
export const PSEUDONYM = new RegExp(`^[A-Z]-[${ALPHABET}]{${LENGTH}}$`)

/** Days by which dates are moved, at most, to either side; never none. */
const MOST_DAYS = 364

/**
 * Makes surrogates of random bytes, in the order of first mention: nothing of a person goes into theirs.
 *
 * Source: 45 CFR 164.514(c): a code for re-identification is not derived from information about the individual.
 *
 * @param seed 32 random bytes, of this record alone
 * @param earlier a key of earlier deliveries; who is in it keeps their names
 */
export function createSurrogates(
  seed: Uint8Array,
  policy: SurrogatePolicy,
  earlier: SurrogateKey,
): Surrogates {
  const pseudonyms = new Map<string, KeptPseudonym>()
  const taken = new Set<string>()
  for (const known of earlier.pseudonyms) {
    pseudonyms.set(keyOf(known.kind, known.value), known)
    taken.add(known.pseudonym)
  }
  const shifts = new Map(earlier.shifts.map(({ subject, days }) => [subject, days]))
  let drawn = 0
  const draw = (): Buffer => {
    drawn += 1
    return createHmac('sha256', seed).update(String(drawn)).digest()
  }
  const fresh = (kind: string): string => {
    for (;;) {
      const letters = [...draw().subarray(0, LENGTH)].map((byte) => ALPHABET[byte % 32])
      const made = `${kind.charAt(0).toUpperCase()}-${letters.join('')}`
      if (taken.has(made)) continue
      taken.add(made)
      return made
    }
  }
  return {
    policy,
    pseudonym(kind, value) {
      const known = pseudonyms.get(keyOf(kind, value))
      if (known) return known.pseudonym
      const made = { kind, value: value.trim(), pseudonym: fresh(kind) }
      pseudonyms.set(keyOf(kind, value), made)
      return made.pseudonym
    },
    shiftOf(subject) {
      const known = shifts.get(subject)
      if (known !== undefined) return known
      const number = draw().readUInt32BE(0) % (2 * MOST_DAYS)
      const days = number < MOST_DAYS ? number - MOST_DAYS : number - MOST_DAYS + 1
      shifts.set(subject, days)
      return days
    },
    key: () => ({
      pseudonyms: [...pseudonyms.values()],
      shifts: [...shifts].map(([subject, days]) => ({ subject, days })),
    }),
  }
}

function keyOf(kind: string, value: string): string {
  return `${kind} ${value.trim().toLowerCase().replace(/\s+/g, ' ')}`
}
