import { type KeyObject, randomBytes } from 'node:crypto'
import { FccError } from '@fcc/plugin-api'
import { deriveKey, KEY_BYTES } from '../derive-key.ts'
import { sealingError } from '../diagnostics.ts'
import { type KeySource, readKey, readOrMakeKey } from './key-source.ts'
import { resolveSubjectSet } from './subject-set.ts'

/** What is derived from the data keys of one set of subjects. */
export interface ContentKeys {
  readonly subjects: readonly string[]
  /** Seals and opens. */
  readonly sealing: KeyObject
  /** Addresses. */
  readonly addressing: KeyObject
}

/** Bounds of what is kept in memory. */
export interface ContentKeySettings {
  /** How long derived keys serve `open` before the control store is asked again, in milliseconds. */
  readonly keyCacheMs: number
  /** For how many sets of subjects derived keys are kept. */
  readonly maxCachedSets: number
}

interface Cached extends ContentKeys {
  checkedAt: number
}

/** The derived keys of a tenant's subjects, kept for a while. */
export interface ContentKeyCache {
  /** Makes data keys that are missing: for sealing. */
  prepare(subjects: readonly string[]): Promise<ContentKeys>
  /** Only keys that are there: for opening. */
  find(subjects: readonly string[]): Promise<ContentKeys>
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

  function keep(keys: ContentKeys): void {
    if (!open) return
    const oldest = cache.keys().next()
    if (cache.size >= settings.maxCachedSets && !oldest.done) cache.delete(oldest.value)
    cache.set(nameOf(keys.subjects), { ...keys, checkedAt: source.now() })
  }

  async function derive(
    subjects: readonly string[],
    load: (subject: string) => Promise<Uint8Array>,
  ): Promise<ContentKeys> {
    const before = drops
    const material = Buffer.alloc(subjects.length * KEY_BYTES)
    try {
      for (const [index, subject] of subjects.entries()) {
        const key = await load(subject)
        material.set(key, index * KEY_BYTES)
        key.fill(0)
      }
      const { tenant } = source
      const keys = {
        subjects,
        sealing: deriveKey(material, tenant, 'fcc/content/seal'),
        addressing: deriveKey(material, tenant, 'fcc/content/address'),
      }
      if (before !== drops) return derive(subjects, load)
      keep(keys)
      return keys
    } finally {
      material.fill(0)
    }
  }

  function drop(subject: string): void {
    drops += 1
    for (const [name, { subjects }] of cache) {
      if (subjects.includes(subject)) cache.delete(name)
    }
  }

  /** Asked each time that a key is read: that of an erased subject may be there again. */
  async function unlessErased(subject: string, key: Uint8Array | undefined): Promise<Uint8Array> {
    if (erased.has(subject) || (await source.control.isErased(source.tenant, subject))) {
      key?.fill(0)
      erased.add(subject)
      throw sealingError('FCC_SEALING_SHREDDED', [subject])
    }
    if (key === undefined) throw sealingError('FCC_SEALING_KEY_MISSING', [subject])
    return key
  }

  /** A subject whose key turns out to be gone is gone for the forms that do not ask, too. */
  function derived(
    subjects: readonly string[],
    load: (source: KeySource, subject: string) => Promise<Uint8Array | undefined>,
  ): Promise<ContentKeys> {
    return derive(subjects, async (subject) => {
      try {
        return await unlessErased(subject, await load(source, subject))
      } catch (error) {
        drop(subject)
        throw error
      }
    })
  }

  function fresh(subjects: readonly string[]): ContentKeys | undefined {
    const cached = cache.get(nameOf(subjects))
    if (cached === undefined) return undefined
    return source.now() - cached.checkedAt < settings.keyCacheMs ? cached : undefined
  }

  return {
    async prepare(given) {
      const subjects = resolveSubjectSet(given)
      return fresh(subjects) ?? derived(subjects, makeDataKey)
    },
    async find(given) {
      const subjects = resolveSubjectSet(given)
      return fresh(subjects) ?? derived(subjects, findDataKey)
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

async function makeDataKey(source: KeySource, subject: string): Promise<Uint8Array> {
  try {
    return await readOrMakeKey(source, 'data', subject, () => randomBytes(KEY_BYTES))
  } catch (error) {
    // The control store keeps no key for a subject that was erased.
    if (!FccError.is(error) || error.code !== 'FCC_STORE_ERASED') throw error
    throw sealingError('FCC_SEALING_SHREDDED', [subject], error)
  }
}

const findDataKey = (source: KeySource, subject: string) => readKey(source, 'data', subject)
