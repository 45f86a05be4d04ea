import { sign } from 'node:crypto'
import { promisify } from 'node:util'
import { checkpointBody, signCheckpoint, type TreeState, verifierKeyOf } from '@fcc/audit'
import type { KeyRing } from '@fcc/sealing'

const signApart = promisify(sign) as (
  algorithm: null,
  data: Uint8Array,
  key: unknown,
) => Promise<Uint8Array>

/** Signs checkpoints of one tenant's log. */
export interface CheckpointSigner {
  sign(state: TreeState): Promise<string>
  verifierKey(): Promise<string>
}

/**
 * Signs on the thread pool: a signature costs more than a visit, and meanwhile other runs continue
 * and their ends share the next one.
 */
export function createCheckpointSigner(keys: KeyRing, origin: string): CheckpointSigner {
  let signature: Uint8Array = new Uint8Array()
  // One function for all: the audit package proves a signer once, by its identity.
  const signed = (): Uint8Array => signature
  let verifier: string | undefined
  const verifierKey = async (): Promise<string> => {
    verifier ??= verifierKeyOf((await keys.signingKey()).publicKey, origin)
    return verifier
  }
  return {
    verifierKey,
    async sign(state) {
      const { privateKey } = await keys.signingKey()
      const key = await verifierKey()
      signature = await signApart(null, Buffer.from(checkpointBody(origin, state)), privateKey)
      return signCheckpoint({ origin, state, privateKey: signed, verifierKey: key })
    },
  }
}
