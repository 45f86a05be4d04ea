import type { MasterKey } from '@fcc/contracts'
import { deriveKey, KEY_BYTES } from '../derive-key.ts'
import { sealingError } from '../diagnostics.ts'
import { keyedHash } from '../keyed-hash.ts'
import { openBytes, sealBytes } from '../sealed-bytes.ts'

const ID_CHARACTERS = 16
const bound = Buffer.from('fcc/master-key/wrapped')

/**
 * Makes a master key of 32 bytes, and overwrites those bytes: they live on as two derived keys, one
 * that wraps and one that names the key.
 */
export function createMasterKeyFromBytes(bytes: Uint8Array, where: string): MasterKey {
  if (bytes.length !== KEY_BYTES) {
    throw sealingError('FCC_SEALING_KEY_INVALID', [
      where,
      `has ${bytes.length} bytes, not ${KEY_BYTES}`,
    ])
  }
  const naming = deriveKey(bytes, 'fcc', 'fcc/master-key/name')
  const wrapping = deriveKey(bytes, 'fcc', 'fcc/master-key/wrap')
  bytes.fill(0)
  let open: typeof wrapping | undefined = wrapping

  function openKey(): typeof wrapping {
    if (open === undefined) throw sealingError('FCC_SEALING_CLOSED', ['The master key'])
    return open
  }

  return {
    id: `mk_${keyedHash(naming, 'id').slice(0, ID_CHARACTERS)}`,
    wrap: (key) => sealBytes(openKey(), key, bound),
    unwrap: (wrapped) => openBytes(openKey(), wrapped, bound),
    close() {
      open = undefined
    },
  }
}
