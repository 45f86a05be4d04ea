import { randomBytes } from 'node:crypto'
import type { WrappedKey } from '@fcc/contracts'
import { KEY_BYTES } from '../derive-key.ts'
import { sealingError } from '../diagnostics.ts'
import { wrapKey } from './key-envelope.ts'
import { type FoundKey, type KeySource, openKey } from './key-source.ts'

/** How many versions one data key may have: a rotation a day for eleven years. */
const MAX_KEY_VERSIONS = 4096
/** How often a change is tried where somebody else changes the same key. */
const MAX_TRIES = 5

/**
 * A data key is all of its versions, one after another, wrapped as one: so that whatever removes a subject's key
 * removes every version of it. Pure.
 *
 * @throws `FCC_SEALING_KEY_DAMAGED`
 */
export function countVersions(name: string, key: Uint8Array): number {
  const versions = key.length / KEY_BYTES
  if (versions < 1 || !Number.isInteger(versions)) {
    throw sealingError('FCC_SEALING_KEY_DAMAGED', [name])
  }
  return versions
}

/** One version of a data key, from 1; a view of its bytes. Pure. @throws `FCC_SEALING_VERSION_MISSING` */
export function versionAt(name: string, key: Uint8Array, version: number): Uint8Array {
  const there = countVersions(name, key)
  if (version < 1 || version > there) {
    throw sealingError('FCC_SEALING_VERSION_MISSING', [name, version, there])
  }
  return key.subarray((version - 1) * KEY_BYTES, version * KEY_BYTES)
}

/** What is to be changed of a key. */
export interface KeyChange {
  /** Whether another master key, or another version of it, is to wrap it. */
  isToRewrap(stored: WrappedKey): boolean
  /** Whether a new version of it is to seal from now on. */
  isToRenew(stored: WrappedKey): boolean
}

/** A key after a change, and what was done. */
export interface ChangedKey {
  readonly stored: WrappedKey
  readonly rewrapped: boolean
  readonly renewed: boolean
}

/**
 * Changes a key in the control store in one step: as it was, or as it is to be. Nothing where it is there no more.
 *
 * @throws `FCC_SEALING_KEY_CONTENDED` where others changed it each time
 */
export async function changeKey(
  source: KeySource,
  { keyName, stored: found }: FoundKey,
  change: KeyChange,
): Promise<ChangedKey | undefined> {
  const { control, tenant, masterKey } = source
  const { kind, name } = keyName
  let stored: WrappedKey | undefined = found
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (stored === undefined) return undefined
    const renewed = kind === 'data' && change.isToRenew(stored)
    if (!renewed && !change.isToRewrap(stored)) return { stored, rewrapped: false, renewed: false }
    const key = await openKey(source, { keyName, stored })
    const longer = renewed ? withNewVersion(name, key) : key
    try {
      const at = renewed ? new Date(source.now()).toISOString() : stored.createdAt
      const next = await wrapKey(masterKey, keyName, longer, at)
      if (await control.replaceKey(next, stored.wrapped)) {
        return { stored: next, rewrapped: true, renewed }
      }
    } finally {
      key.fill(0)
      longer.fill(0)
    }
    stored = await control.readKey(tenant, kind, name)
  }
  throw sealingError('FCC_SEALING_KEY_CONTENDED', [name])
}

function withNewVersion(name: string, key: Uint8Array): Uint8Array {
  const versions = countVersions(name, key)
  if (versions >= MAX_KEY_VERSIONS) {
    key.fill(0)
    throw sealingError('FCC_SEALING_TOO_MANY_VERSIONS', [name, MAX_KEY_VERSIONS])
  }
  const longer = new Uint8Array(key.length + KEY_BYTES)
  longer.set(key)
  longer.set(randomBytes(KEY_BYTES), key.length)
  return longer
}
