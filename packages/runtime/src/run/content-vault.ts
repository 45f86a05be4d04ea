import { FccError } from '@fcc/plugin-api'
import type { KeyRing, SealingPlace } from '@fcc/sealing'

/** How content of one tenant is addressed, and kept from whoever reads the store. */
export interface ContentVault {
  /** Readies what sealing for these subjects needs. */
  prepare(subjects: readonly string[]): void | Promise<void>
  /** The keyed address of a text. */
  address(text: string, subjects: readonly string[]): string
  seal(text: string, place: SealingPlace): Uint8Array
  /** @throws FccError FCC_SEALING_SHREDDED, FCC_SEALING_TAMPERED */
  open(stored: Uint8Array, place: SealingPlace): string | Promise<string>
  /** A digest under the tenant's key. */
  digest(text: string): string
  /** What a cache of this process knows a text by: never the text where that is sealed elsewhere. */
  cacheKey(text: string): string
  /** Destroys the key of a subject; `false` when there was none. */
  shred(subject: string, by: string): Promise<boolean>
}

/** How many digests of the same string are remembered: one text is looked at several times in a row. */
const REMEMBERED_DIGESTS = 8

/** The longest text that a cache of this process is keyed by itself, in UTF-16 units. */
const LONGEST_PLAIN_KEY = 1024

/** For a store that outlives the process: everything is sealed under its subjects' keys. */
export function createSealedVault(keys: KeyRing): ContentVault {
  const digest = rememberingDigest(keys)
  return {
    prepare: (subjects) => keys.prepare(subjects),
    address: (text, subjects) => keys.addressNow(Buffer.from(text, 'utf8'), subjects),
    seal: (text, place) => keys.sealNow(Buffer.from(text, 'utf8'), place),
    open: async (stored, place) => Buffer.from(await keys.open(stored, place)).toString('utf8'),
    digest,
    cacheKey: digest,
    shred: (subject, by) => keys.shred(subject, by),
  }
}

/** For a store that keeps nothing: nothing is at rest, so nothing is sealed; addresses stay keyed. */
export function createOpenVault(keys: KeyRing): ContentVault {
  const digest = rememberingDigest(keys)
  const shredded = new Set<string>()
  const known = new Set<string>()
  return {
    prepare(subjects) {
      for (const subject of subjects) {
        if (shredded.has(subject)) throw erased()
        known.add(subject)
      }
    },
    address: digest,
    seal: (text) => Buffer.from(text, 'utf8'),
    open(stored, { subjects }) {
      if (subjects.some((subject) => shredded.has(subject))) throw erased()
      return Buffer.from(stored).toString('utf8')
    },
    digest,
    // The store beside it holds the same text in the same memory: a keyed hash would hide nothing.
    // A long text would make the cache large, and is hashed all the same.
    cacheKey: (text) => (text.length <= LONGEST_PLAIN_KEY ? text : digest(text)),
    async shred(subject) {
      if (!known.has(subject) || shredded.has(subject)) return false
      shredded.add(subject)
      return true
    },
  }
}

function erased(): FccError {
  return new FccError({
    code: 'FCC_SEALING_SHREDDED',
    why: 'The subject of this content was erased.',
    fix: 'Nothing brings it back; start a new run on new input.',
  })
}

function rememberingDigest(keys: KeyRing): (text: string) => string {
  const texts: string[] = []
  const digests: string[] = []
  let next = 0
  return (text) => {
    const known = texts.indexOf(text)
    if (known >= 0) return digests[known] as string
    const digest = keys.keyedDigestNow(text)
    texts[next] = text
    digests[next] = digest
    next = (next + 1) % REMEMBERED_DIGESTS
    return digest
  }
}
