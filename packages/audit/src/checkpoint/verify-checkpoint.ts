import { verify } from 'node:crypto'
import { AuditError } from '../audit-error.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import {
  parseVerifierKey,
  publicKeyObject,
  signatureLength,
  type VerifierKey,
} from './verifier-key.ts'

/** What came of checking a checkpoint against one key. */
export type CheckpointVerification =
  | { readonly verified: true; readonly checkpoint: Checkpoint; readonly otherSignatures: number }
  | { readonly verified: false; readonly why: string }

/**
 * Checks that the holder of the key signed this checkpoint. Signatures by other keys are counted and not
 * checked; one that claims to be this key's and does not hold fails the whole (C2SP signed-note,
 * "Signatures"). Hostile text gives `verified: false`, never an error.
 *
 * @example
 * const result = verifyCheckpoint(text, 'fcc.example/riverside+3f9a0c21+AV…')
 * if (result.verified) console.log(result.checkpoint.size)
 */
export function verifyCheckpoint(text: string, verifierKey: string): CheckpointVerification {
  try {
    return verifySignature(parseCheckpoint(text), parseVerifierKey(verifierKey))
  } catch (error) {
    if (error instanceof AuditError) return { verified: false, why: error.why }
    throw error
  }
}

/** {@link verifyCheckpoint} for what is parsed already. */
export function verifySignature(checkpoint: Checkpoint, key: VerifierKey): CheckpointVerification {
  const own = checkpoint.signatures.filter(
    ({ name, keyId }) => name === key.name && keyId === key.keyId,
  )
  if (own.length === 0) {
    return { verified: false, why: 'It carries no signature by the key.' }
  }
  const bytes = Buffer.from(checkpoint.body)
  const publicKey = publicKeyObject(key)
  const holds = own.every(
    ({ signature }) =>
      signature.length === signatureLength && verify(null, bytes, publicKey, signature),
  )
  if (!holds) return { verified: false, why: 'Its signature does not hold under the key.' }
  return { verified: true, checkpoint, otherSignatures: checkpoint.signatures.length - own.length }
}
