import { createHash, timingSafeEqual } from 'node:crypto'
import type { MasterKey, WrappedKey } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { sealingError } from '../diagnostics.ts'
import { findMasterKey, wrapBytes } from '../master-key/find-master-key.ts'

/** Which key of the control store: a tenant's, of a kind, by name. */
export type KeyName = Pick<WrappedKey, 'tenant' | 'kind' | 'name'>

const BINDING_BYTES = 32

/**
 * Wraps a key together with a digest of its name: whoever can write to the control store still cannot
 * pass one tenant's key, or one subject's, for another's.
 */
export async function wrapKey(
  masterKey: MasterKey,
  { tenant, kind, name }: KeyName,
  key: Uint8Array,
  createdAt: string,
): Promise<WrappedKey> {
  const keyName = { tenant, kind, name }
  const payload = Buffer.concat([bindingOf(keyName), key])
  try {
    return { ...keyName, ...(await wrapBytes(masterKey, payload)), createdAt }
  } finally {
    payload.fill(0)
  }
}

/**
 * Unwraps a key of the control store, by the master key that wrapped it.
 *
 * @throws `FCC_SEALING_WRONG_MASTER_KEY`, `FCC_SEALING_KEY_DAMAGED`, `FCC_SEALING_KEY_SERVICE`,
 * `FCC_SEALING_KEY_SERVICE_REFUSED`
 */
export async function unwrapKey(
  masterKey: MasterKey,
  keyName: KeyName,
  stored: WrappedKey,
): Promise<Uint8Array> {
  const wrapping = findMasterKey(masterKey, stored.masterKeyId)
  if (wrapping === undefined) {
    throw sealingError('FCC_SEALING_WRONG_MASTER_KEY', [
      keyName.name,
      stored.masterKeyId,
      masterKey.id,
    ])
  }
  const payload = await unwrapPayload(wrapping, keyName, stored)
  const binding = payload.subarray(0, BINDING_BYTES)
  const isBound = binding.length === BINDING_BYTES && timingSafeEqual(binding, bindingOf(keyName))
  const key = new Uint8Array(payload.subarray(BINDING_BYTES))
  payload.fill(0)
  if (!isBound) throw sealingError('FCC_SEALING_KEY_DAMAGED', [keyName.name])
  return key
}

async function unwrapPayload(
  masterKey: MasterKey,
  keyName: KeyName,
  stored: WrappedKey,
): Promise<Uint8Array> {
  try {
    return await masterKey.unwrap(stored.wrapped)
  } catch (error) {
    // A service that cannot be asked says nothing of the key.
    if (FccError.is(error) && error.code.startsWith('FCC_SEALING_KEY_SERVICE')) throw error
    throw sealingError('FCC_SEALING_KEY_DAMAGED', [keyName.name], error)
  }
}

function bindingOf({ tenant, kind, name }: KeyName): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(['fcc/key', tenant, kind, name]))
    .digest()
}
