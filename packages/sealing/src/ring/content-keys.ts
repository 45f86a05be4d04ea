import { type KeyObject, randomBytes } from 'node:crypto'
import type { WrappedKey } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { deriveKey, KEY_BYTES } from '../derive-key.ts'
import { sealingError } from '../diagnostics.ts'
import { type FoundKey, findKey, findOrMakeKey, type KeySource, openKey } from './key-source.ts'
import { changeKey, countVersions, versionAt } from './key-versions.ts'
import { resolveSubjectSet } from './subject-set.ts'

/** What is derived from the data keys of one set of subjects. */
export interface ContentKeys {
  readonly subjects: readonly string[]
  /** The newest version of each subject's key, from 1. */
  readonly versions: readonly number[]
  /** Seals and opens, under those versions. */
  readonly sealing: KeyObject
  /** Addresses: under the first versions, so that an address never changes. */
  readonly addressing: KeyObject
}

/** Bounds of what is kept in memory, and how old a key that seals may be. */
export interface ContentKeySettings {
  /** How long derived keys serve `open` before the control store is asked again, in milliseconds. */
  readonly keyCacheMs: number
  /** How long what was unwrapped serves before the master key is asked again, in milliseconds. */
  readonly unwrapCacheMs: number
  /** For how many sets of subjects derived keys are kept. */
  readonly maxCachedSets: number
  /** At which age a data key gets a new version when something is to be sealed under it, in milliseconds; never where absent. */
  readonly rotateAfterMs?: number | undefined
  /** Hears of each key that got a new version so; what is to be sealed waits for it. */
  readonly onRotated?: ((subject: string) => Promise<void>) | undefined
}

interface Cached extends ContentKeys {
  checkedAt: number
  readonly unwrappedAt: number
  /** The keys of the set as they are stored. */
  readonly wrapped: readonly Uint8Array[]
  /** Versions → what opens what was sealed under them. */
  readonly opening: Map<string, KeyObject>
}

/** How many older versions of one set of subjects are kept derived. */
const MAX_OLDER = 16

/** The derived keys of a tenant's subjects, kept for a while. */
export interface ContentKeyCache {
  /** Makes data keys that are missing: for sealing. */
  prepare(subjects: readonly string[]): Promise<ContentKeys>
  /** Only keys that are there: for opening what was sealed under these versions. */
  find(subjects: readonly string[], versions: readonly number[]): Promise<KeyObject>
  /** What is kept, without looking at the control store. */
  kept(subjects: readonly string[]): ContentKeys | undefined
  /** Releases everything derived from the key of a subject that was erased, and finds none for it from then on. */
  erase(subject: string): void
  /** Releases everything, and keeps nothing from then on. */
  clear(): void
}

/**
 * Keeps what is derived from data keys, never the data keys: those are overwritten as soon as they
 * are combined. The key of several subjects is derived from all of theirs, so that shredding any
 * one of them is enough.
 */
export function createContentKeys(
  source: KeySource,
  settings: ContentKeySettings,
): ContentKeyCache {
  const cache = new Map<string, Cached>()
  // Whoever puts a key back into the control store could take the note of the erasure out of it, too.
  const erased = new Set<string>()
  // Rises with every drop: what was read before must not be kept after.
  let drops = 0
  let open = true

  function keep(keys: Cached): void {
    if (!open) return
    const name = nameOf(keys.subjects)
    const oldest = cache.keys().next()
    if (cache.size >= settings.maxCachedSets && !cache.has(name) && !oldest.done) {
      cache.delete(oldest.value)
    }
    cache.set(name, keys)
  }

  /** What is kept of these keys as they are stored, where that was unwrapped not long ago. */
  function unchanged(found: readonly FoundKey[], versions?: readonly number[]): Cached | undefined {
    const kept = cache.get(nameOf(found.map(({ keyName }) => keyName.name)))
    if (kept === undefined || source.now() - kept.unwrappedAt >= settings.unwrapCacheMs) return
    if (versions !== undefined && !kept.opening.has(String(versions))) return
    const same = found.every(({ stored }, index) =>
      Buffer.from(stored.wrapped).equals(kept.wrapped[index] as Uint8Array),
    )
    return same ? kept : undefined
  }

  async function derive(
    subjects: readonly string[],
    load: (subject: string) => Promise<FoundKey>,
    versions?: readonly number[],
  ): Promise<Cached> {
    const before = drops
    const found: FoundKey[] = []
    const opened: Uint8Array[] = []
    try {
      for (const subject of subjects) found.push(await load(subject))
      const kept = unchanged(found, versions)
      if (kept !== undefined && before === drops) {
        kept.checkedAt = source.now()
        return kept
      }
      for (const each of found) opened.push(await openKey(source, each))
      const keys = combine(subjects, { found, opened, versions })
      if (before !== drops) return derive(subjects, load, versions)
      keep(keys)
      return keys
    } finally {
      for (const key of opened) key.fill(0)
      for (const { key } of found) key?.fill(0)
    }
  }

  function combine(
    subjects: readonly string[],
    given: {
      readonly found: readonly FoundKey[]
      readonly opened: readonly Uint8Array[]
      readonly versions?: readonly number[] | undefined
    },
  ): Cached {
    const { found, opened, versions: wanted } = given
    const nameAt = (index: number): string => subjects[index] as string
    const versions = opened.map((key, index) => countVersions(nameAt(index), key))
    const first = opened.map(() => 1)
    const keyFor = (chosen: readonly number[], purpose: string): KeyObject => {
      const material = Buffer.alloc(subjects.length * KEY_BYTES)
      for (const [index, key] of opened.entries()) {
        const version = versionAt(nameAt(index), key, chosen[index] as number)
        material.set(version, index * KEY_BYTES)
      }
      const derived = deriveKey(material, source.tenant, purpose)
      material.fill(0)
      return derived
    }
    const sealing = keyFor(versions, 'fcc/content/seal')
    const older = [...(cache.get(nameOf(subjects))?.opening ?? [])].slice(-MAX_OLDER)
    const opening = new Map([...older, [String(versions), sealing]])
    if (wanted !== undefined) opening.set(String(wanted), keyFor(wanted, 'fcc/content/seal'))
    const at = source.now()
    return {
      ...{ subjects, versions, sealing, opening, checkedAt: at, unwrappedAt: at },
      addressing: keyFor(first, 'fcc/content/address'),
      // A copy of its own: what a store gives may be a corner of a buffer of 64 KiB, which would stay with it.
      wrapped: found.map(({ stored }) => new Uint8Array(stored.wrapped)),
    }
  }

  function drop(subject: string): void {
    drops += 1
    for (const [name, { subjects }] of cache) {
      if (subjects.includes(subject)) cache.delete(name)
    }
  }

  /** Asked each time that a key is read: that of an erased subject may be there again. */
  async function unlessErased(subject: string, found: FoundKey | undefined): Promise<FoundKey> {
    if (erased.has(subject) || (await source.control.isErased(source.tenant, subject))) {
      found?.key?.fill(0)
      erased.add(subject)
      throw sealingError('FCC_SEALING_SHREDDED', [subject])
    }
    if (found === undefined) throw sealingError('FCC_SEALING_KEY_MISSING', [subject])
    return found
  }

  /** A subject whose key turns out to be gone is gone for the forms that do not ask, too. */
  function derived(
    subjects: readonly string[],
    load: (source: KeySource, subject: string) => Promise<FoundKey | undefined>,
    versions?: readonly number[],
  ): Promise<Cached> {
    return derive(
      subjects,
      async (subject) => {
        try {
          return await unlessErased(subject, await load(source, subject))
        } catch (error) {
          drop(subject)
          throw error
        }
      },
      versions,
    )
  }

  function fresh(subjects: readonly string[]): Cached | undefined {
    const cached = cache.get(nameOf(subjects))
    if (cached === undefined) return undefined
    const now = source.now()
    const isFresh =
      now - cached.checkedAt < settings.keyCacheMs &&
      now - cached.unwrappedAt < settings.unwrapCacheMs
    return isFresh ? cached : undefined
  }

  /** A data key that is not too old to seal: one that is gets a new version first. */
  async function makeDataKey(from: KeySource, subject: string): Promise<FoundKey> {
    const found = await findOrMakeDataKey(from, subject)
    const { rotateAfterMs, onRotated } = settings
    if (rotateAfterMs === undefined || !isOlder(found.stored, from.now() - rotateAfterMs)) {
      return found
    }
    // Before anything is changed of it: a key that was put back is not renewed.
    await unlessErased(subject, found)
    const before = from.now() - rotateAfterMs
    const changed = await changeKey(from, found, {
      isToRewrap: () => false,
      isToRenew: (stored) => isOlder(stored, before),
    }).catch((error: unknown) => {
      // It seals as it is: a key that can have no more versions is still a key.
      if (FccError.is(error) && error.code === 'FCC_SEALING_TOO_MANY_VERSIONS') return undefined
      throw error
    })
    if (changed?.renewed) await onRotated?.(subject)
    return changed
      ? { keyName: found.keyName, stored: changed.stored }
      : findOrMakeDataKey(from, subject)
  }

  return {
    async prepare(given) {
      const subjects = resolveSubjectSet(given)
      return fresh(subjects) ?? derived(subjects, makeDataKey)
    },
    async find(given, versions) {
      const subjects = resolveSubjectSet(given)
      const wanted = String(versions)
      const known = fresh(subjects)?.opening.get(wanted)
      if (known !== undefined) return known
      const keys = await derived(subjects, findDataKey, versions)
      return keys.opening.get(wanted) as KeyObject
    },
    kept: (given) => cache.get(nameOf(resolveSubjectSet(given))),
    erase(subject) {
      erased.add(subject)
      drop(subject)
    },
    clear() {
      open = false
      drops += 1
      cache.clear()
    },
  }
}

function nameOf(subjects: readonly string[]): string {
  return subjects.length === 1 ? (subjects[0] as string) : subjects.join(',')
}

/** Pure: whether a key, or its newest version, was made before a time. What has no time is old. */
function isOlder({ createdAt }: WrappedKey, before: number): boolean {
  return !(Date.parse(createdAt) > before)
}

async function findOrMakeDataKey(source: KeySource, subject: string): Promise<FoundKey> {
  try {
    return await findOrMakeKey(source, 'data', subject, () => randomBytes(KEY_BYTES))
  } catch (error) {
    // The control store keeps no key for a subject that was erased.
    if (!FccError.is(error) || error.code !== 'FCC_STORE_ERASED') throw error
    throw sealingError('FCC_SEALING_SHREDDED', [subject], error)
  }
}

const findDataKey = (source: KeySource, subject: string) => findKey(source, 'data', subject)
