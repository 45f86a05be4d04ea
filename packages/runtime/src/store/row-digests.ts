import { timingSafeEqual } from 'node:crypto'
import type { KeyRing } from '@fcc/sealing'

/** Which row, in which table; each part is a name of its own. */
export interface RowName {
  readonly table: string
  readonly key: readonly (string | number)[]
  /** The sequence that the row was written at; 0 where rows of its table are written once. */
  readonly sequence?: number | undefined
  /** What the row holds besides its content. */
  readonly fields?: readonly unknown[] | undefined
}

/** The digest that a row is kept with, and what it adds to the digest of the set that it belongs to. */
export interface RowDigest {
  readonly digest: Uint8Array
  /** Never stored: who does not know it cannot look for other rows that come to the same sum. */
  readonly summand: Uint8Array
}

/** Makes and checks the keyed digests of one tenant's rows. */
export interface RowDigests {
  /** False where nothing is at rest: then digests are empty and nothing is checked. */
  readonly isKeyed: boolean
  of(name: RowName, content: string | Uint8Array): RowDigest
  /** The digest of a list that grows: of what was there, and of what comes next. */
  next(of: RowName, before: string, row: Uint8Array): string
  /** The digest of a set, from the sum of its summands. */
  ofSum(of: RowName, sum: Uint8Array): string
}

const DIGEST_BYTES = 32
const EMPTY = new Uint8Array()
const NOTHING: RowDigest = Object.freeze({ digest: EMPTY, summand: EMPTY })

/** Digests for a store that outlives the process. */
export function createRowDigests(tenant: string, keys: Pick<KeyRing, 'rowDigestNow'>): RowDigests {
  const prefixes = new Map<string, string>()
  // What every row of a table begins with is written once, for there are as many tables as names of them.
  const prefixOf = (table: string): string => {
    const known = prefixes.get(table) ?? `[${JSON.stringify(tenant)},${JSON.stringify(table)},`
    prefixes.set(table, known)
    return known
  }
  /** `[tenant, table, key, sequence, fields]` in JSON. */
  const text = ({ table, key, sequence = 0, fields }: RowName): string => {
    const rest = fields === undefined ? '[]' : JSON.stringify(fields)
    return `${prefixOf(table)}${JSON.stringify(key)},${JSON.stringify(sequence)},${rest}]`
  }
  const short = (name: string, content: string | Uint8Array): string =>
    Buffer.from(keys.rowDigestNow(name, content).subarray(0, DIGEST_BYTES)).toString('base64url')
  return {
    isKeyed: true,
    of(name, content) {
      const bytes = keys.rowDigestNow(text(name), content)
      return { digest: bytes.subarray(0, DIGEST_BYTES), summand: bytes.subarray(DIGEST_BYTES) }
    },
    next: (name, before, row) => short(text({ ...name, fields: ['next', before] }), row),
    ofSum: (name, sum) => short(text({ ...name, fields: ['sum'] }), sum),
  }
}

/** For a store that keeps nothing: nothing is at rest, so nobody can have changed it. */
export const NO_DIGESTS: RowDigests = Object.freeze({
  isKeyed: false,
  of: () => NOTHING,
  next: () => '',
  ofSum: () => '',
})

/** Whether two digests are the same; takes as long whichever byte differs. */
export function sameDigest(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

/** A sum of nothing. */
export function emptySum(): Uint8Array {
  return new Uint8Array(DIGEST_BYTES)
}

/** Adds a summand to a sum, or takes it away: the one is the other (exclusive or). */
export function toggle(sum: Uint8Array, summand: Uint8Array): void {
  for (let index = 0; index < summand.length; index += 1) {
    sum[index] = (sum[index] as number) ^ (summand[index] as number)
  }
}
