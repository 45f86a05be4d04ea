import type { ControlStore, MasterKey } from '@fcc/contracts'
import { sealingError } from '../diagnostics.ts'
import { keyedHash, rowHash } from '../keyed-hash.ts'
import { openBytes, sealBytes } from '../sealed-bytes.ts'
import { type ContentKeys, createContentKeys } from './content-keys.ts'
import { type IndexKeys, readIndexKeys } from './index-keys.ts'
import { eraseEverywhere, joinOpenRings } from './open-rings.ts'
import { readSigningKey, type SigningKey } from './signing-key.ts'
import { assertReference, resolveSubjectSet } from './subject-set.ts'
import { nameVersions, readVersions } from './versioned-bytes.ts'

/** What a ring is made of. */
export interface KeyRingOptions {
  readonly masterKey: MasterKey
  readonly control: ControlStore
  readonly tenant: string
  /** Milliseconds since 1970. */
  now(): number
  /**
   * How long after another process shredded a subject this one may still open what was sealed under
   * its key, in milliseconds. Default 5000. In this process a shredding holds at once.
   */
  readonly keyCacheMs?: number | undefined
  /**
   * How long what the master key unwrapped serves before it is asked again, in milliseconds. Default 300,000. So long a
   * key service may be out of reach without anybody noticing who works with the same subjects.
   */
  readonly unwrapCacheMs?: number | undefined
  /** For how many sets of subjects derived keys are kept. Default 4096. */
  readonly maxCachedSets?: number | undefined
  /**
   * At which age a data key gets a new version when something is to be sealed under it, in milliseconds. Absent: only
   * when it is rotated by `rotateKeys`.
   */
  readonly rotateAfterMs?: number | undefined
  /** Hears of each subject whose key got a new version so; what is to be sealed waits for it. */
  readonly onRotated?: ((subject: string) => Promise<void>) | undefined
}

/** Whose data it is, and where it belongs. */
export interface SealingPlace {
  /** Keyed references; shredding any one of them makes the content unopenable. */
  readonly subjects: readonly string[]
  /** What the bytes are bound to besides the tenant: run, purpose. Opening needs the same. */
  readonly context: string
}

/** The keys of one tenant: a capability, given explicitly. */
export interface KeyRing {
  readonly tenant: string
  /** The only form in which a caller's subject id may be stored: `s_` and an HMAC in base64url. */
  subjectReference(subject: string): Promise<string>
  /** HMAC-SHA-256 in base64url: for idempotency keys and cache keys. */
  keyedDigest(content: string | Uint8Array): Promise<string>
  /** HMAC-SHA-256 of content under its subjects' key, in base64url. */
  address(bytes: Uint8Array, subjects: readonly string[]): Promise<string>
  /** Throws `FCC_SEALING_SHREDDED` for a subject that was erased. */
  seal(plain: Uint8Array, place: SealingPlace): Promise<Uint8Array>
  /** Throws `FCC_SEALING_SHREDDED`, `FCC_SEALING_KEY_MISSING`, `FCC_SEALING_VERSION_MISSING`, `FCC_SEALING_TAMPERED`. */
  open(sealed: Uint8Array, place: SealingPlace): Promise<Uint8Array>

  /** Readies the tenant's index key for the forms that end in `Now`. */
  ready(): Promise<void>
  /** Readies the keys of these subjects for the forms that end in `Now`. */
  prepare(subjects: readonly string[]): Promise<void>
  /** These throw `FCC_SEALING_NOT_PREPARED` where their keys were not readied, or were shredded since. */
  subjectReferenceNow(subject: string): string
  keyedDigestNow(content: string | Uint8Array): string
  /**
   * HMAC-SHA-512, 64 bytes, of a row at rest: its name in JSON, and its content.
   */
  rowDigestNow(name: string, content: string | Uint8Array): Uint8Array
  addressNow(bytes: Uint8Array, subjects: readonly string[]): string
  sealNow(plain: Uint8Array, place: SealingPlace): Uint8Array

  /** Erases a subject's key for good. `false` when there was none. */
  shred(subjectReference: string, by: string): Promise<boolean>
  /** The tenant's Ed25519 key for audit checkpoints. */
  signingKey(): Promise<SigningKey>
  /** Releases all keys; idempotent. The master key and the control store stay open. */
  close(): void
}

/** How long an opened data key is kept, in milliseconds, where nobody says. */
const DEFAULT_KEY_CACHE_MS = 5000
/** How long what was unwrapped serves, in milliseconds, where nobody says. */
const DEFAULT_UNWRAP_CACHE_MS = 300_000
/** How many sets of opened keys are kept at most, where nobody says. */
const DEFAULT_MAX_CACHED_SETS = 4096

/**
 * Opens the keys of one tenant. Keys are made on first use and wrapped by the master key.
 *
 * @example
 * const ring = createKeyRing({ masterKey, control: backend.control, tenant: 'riverside', now: Date.now })
 * const patient = await ring.subjectReference('MRN 00427')
 * const sealed = await ring.seal(bytes, { subjects: [patient], context: 'note' })
 * await ring.shred(patient, 'privacy-officer')   // from here on `open` rejects
 */
export function createKeyRing(options: KeyRingOptions): KeyRing {
  const { tenant, control } = options
  const contentKeys = createContentKeys(options, {
    keyCacheMs: options.keyCacheMs ?? DEFAULT_KEY_CACHE_MS,
    unwrapCacheMs: options.unwrapCacheMs ?? DEFAULT_UNWRAP_CACHE_MS,
    rotateAfterMs: options.rotateAfterMs,
    onRotated: options.onRotated,
    maxCachedSets: options.maxCachedSets ?? DEFAULT_MAX_CACHED_SETS,
  })
  const boundPrefix = `fcc/content ${Buffer.byteLength(tenant)} ${tenant} `
  let indexKeys: IndexKeys | undefined
  let signing: Promise<SigningKey> | undefined
  let open = true
  const leave = joinOpenRings({ tenant, erase: contentKeys.erase })

  const bind = (context: string) => Buffer.from(boundPrefix + context)

  function assertOpen(): void {
    if (!open) throw sealingError('FCC_SEALING_CLOSED', [`The key ring of tenant ${tenant}`])
  }

  async function loadIndexKeys(): Promise<IndexKeys> {
    assertOpen()
    indexKeys ??= await readIndexKeys(options)
    return indexKeys
  }

  function preparedIndexKeys(): IndexKeys {
    assertOpen()
    if (indexKeys === undefined) throw sealingError('FCC_SEALING_NOT_PREPARED', ['The index key'])
    return indexKeys
  }

  async function prepare(subjects: readonly string[]): Promise<ContentKeys> {
    assertOpen()
    return contentKeys.prepare(subjects)
  }

  function prepared(subjects: readonly string[]): ContentKeys {
    assertOpen()
    const keys = contentKeys.kept(subjects)
    if (keys === undefined) throw sealingError('FCC_SEALING_NOT_PREPARED', ['A set of subjects'])
    return keys
  }

  const referenceWith = (keys: IndexKeys, subject: string) =>
    // One name in two ways of writing its letters is one person, whose data would not go with the key of the other.
    `s_${keyedHash(keys.subjects, subject.normalize('NFC'))}`

  const sealWith = ({ sealing, versions }: ContentKeys, plain: Uint8Array, context: string) =>
    nameVersions({ versions, sealed: sealBytes(sealing, plain, bind(context)) })

  return {
    tenant,
    subjectReference: async (subject) => referenceWith(await loadIndexKeys(), subject),
    keyedDigest: async (content) => keyedHash((await loadIndexKeys()).digests, content),
    address: async (bytes, subjects) => keyedHash((await prepare(subjects)).addressing, bytes),
    seal: async (plain, { subjects, context }) => sealWith(await prepare(subjects), plain, context),
    open: async (stored, { subjects, context }) => {
      assertOpen()
      const { versions, sealed } = readVersions(stored, resolveSubjectSet(subjects).length)
      return openBytes(await contentKeys.find(subjects, versions), sealed, bind(context))
    },

    ready: async () => {
      await loadIndexKeys()
    },
    prepare: async (subjects) => {
      await prepare(subjects)
    },
    subjectReferenceNow: (subject) => referenceWith(preparedIndexKeys(), subject),
    keyedDigestNow: (content) => keyedHash(preparedIndexKeys().digests, content),
    rowDigestNow: (name, content) => rowHash(preparedIndexKeys().rows, name, content),
    addressNow: (bytes, subjects) => keyedHash(prepared(subjects).addressing, bytes),
    sealNow: (plain, { subjects, context }) => sealWith(prepared(subjects), plain, context),

    shred: async (subject, by) => {
      assertOpen()
      assertReference(subject)
      const at = new Date(options.now()).toISOString()
      const shredded = await control.shred({ tenant, subject, at, by })
      // Another process may have erased it before.
      if (shredded || (await control.isErased(tenant, subject))) eraseEverywhere(tenant, subject)
      return shredded
    },
    signingKey: async () => {
      assertOpen()
      signing ??= readSigningKey(options)
      // A failure is not kept: the next call tries again.
      signing.catch(() => {
        signing = undefined
      })
      return signing
    },
    close() {
      if (!open) return
      open = false
      leave()
      contentKeys.clear()
      indexKeys = undefined
      signing = undefined
    },
  }
}
