import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Random bytes of a secret: nobody guesses one of 2^256. */
const SECRET_BYTES = 32
/** Random bytes of an id: two of one installation are never the same. */
const ID_BYTES = 8

/** What somebody shows: an id that may be known, and a secret. */
export interface ShownSecret {
  readonly id: string
  readonly text: string
}

/**
 * Makes the text of a credential: `PREFIX_ID_SECRET`, with an id of 16 hexadecimal digits and 32 random bytes in
 * base64url. The prefix is for people and for scanners of repositories, the id for looking it up.
 *
 * @param id the id of one that gets another secret
 */
export function newSecret(prefix: string, id = randomBytes(ID_BYTES).toString('hex')): ShownSecret {
  return { id, text: `${prefix}_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}` }
}

/** The id of a text that has the form of a credential; `undefined` of any other. Pure. */
export function shownId(prefix: string, text: string): string | undefined {
  // Bounded before anything is matched, and exact: a text with anything before or after it is none.
  if (text.length > 200) return undefined
  const [, found, id] = /^([a-z]+)_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/.exec(text) ?? []
  return found === prefix ? id : undefined
}

/** The digest that is kept of a text: SHA-256 in base64url. 256 random bits need no slow one. Pure. */
export function secretDigest(text: string): string {
  return hash('sha256', text, 'base64url')
}

/** Whether a text has this digest; takes as long whichever character differs. */
export function hasDigest(text: string, digest: string): boolean {
  const shown = Buffer.from(secretDigest(text))
  const kept = Buffer.from(digest)
  return shown.length === kept.length && timingSafeEqual(shown, kept)
}
