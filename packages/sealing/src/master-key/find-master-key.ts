import type { MasterKey, WrappedKey } from '@fcc/contracts'

/** The key with this id, of a master key and those that it still knows; nothing where it is not at hand. */
export function findMasterKey(masterKey: MasterKey, id: string): MasterKey | undefined {
  const known = masterKey.known?.(id)
  if (known !== undefined) return known
  return masterKey.id === id ? masterKey : undefined
}

/** Wraps bytes by the key that wraps now, and says which that is. */
export async function wrapBytes(
  masterKey: MasterKey,
  plain: Uint8Array,
): Promise<Pick<WrappedKey, 'masterKeyId' | 'wrapped'>> {
  // Asked once: another process may make a newer key between two questions.
  const wrapping = masterKey.current?.() ?? masterKey
  return { masterKeyId: wrapping.id, wrapped: await wrapping.wrap(plain) }
}
