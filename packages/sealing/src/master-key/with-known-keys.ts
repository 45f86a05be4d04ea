import type { MasterKey } from '@fcc/contracts'
import { findMasterKey } from './find-master-key.ts'

/**
 * One master key that wraps, and others that unwrap what they wrapped before: what a host has while it goes over
 * from one to another. Closing it closes all.
 *
 * @example
 * const masterKey = withKnownKeys(transit, [createFileMasterKey('.fcc/keys/master.key')])
 */
export function withKnownKeys(masterKey: MasterKey, others: readonly MasterKey[]): MasterKey {
  if (others.length === 0) return masterKey
  const all = [masterKey, ...others]
  return {
    get id() {
      return masterKey.id
    },
    wrap: (key) => masterKey.wrap(key),
    unwrap: (wrapped) => masterKey.unwrap(wrapped),
    current: () => masterKey.current?.() ?? masterKey,
    known(id) {
      for (const each of all) {
        const found = findMasterKey(each, id)
        if (found !== undefined) return found
      }
      return undefined
    },
    ...(masterKey.versionOf
      ? { versionOf: (wrapped) => masterKey.versionOf?.(wrapped) ?? '' }
      : {}),
    ...(masterKey.renew ? { renew: (seen) => masterKey.renew?.(seen) } : {}),
    ...(masterKey.madeAt ? { madeAt: () => masterKey.madeAt?.() } : {}),
    ...(masterKey.retirable ? { retirable: () => masterKey.retirable?.() ?? [] } : {}),
    ...(masterKey.retire ? { retire: (id) => masterKey.retire?.(id) } : {}),
    close() {
      for (const each of all) each.close()
    },
  }
}
