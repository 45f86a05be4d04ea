import { type KeyObject, sign, verify } from 'node:crypto'
import { badSigner } from '../diagnostics.ts'
import type { TreeState } from '../merkle/tree-state.ts'
import { checkpointBody } from './checkpoint.ts'
import { writeSignedNote } from './signed-note.ts'
import { parseVerifierKey, publicKeyObject, verifierKeyOf } from './verifier-key.ts'

/** Makes the 64-byte Ed25519 signature of the bytes it is given (RFC 8032), with a key it keeps to itself. */
export type SignBytes = (bytes: Uint8Array) => Uint8Array

/**
 * Who signs: a private key at hand and the name it signs under, or a function over a key held elsewhere
 * with the verifier key it belongs to.
 */
export type CheckpointKey =
  | { readonly privateKey: KeyObject; readonly keyName: string }
  | { readonly privateKey: SignBytes; readonly verifierKey: string }

/** What {@link signCheckpoint} signs, and with which key. */
export type SignCheckpointOptions = CheckpointKey & {
  /** Names the log; the same in every checkpoint of it. */
  readonly origin: string
  readonly state: TreeState
}

/**
 * Signs the tree as it stands: a note of C2SP signed-note over the body of C2SP tlog-checkpoint, with
 * Ed25519.
 *
 * @throws AuditError FCC_AUDIT_BAD_SIGNER when the signature does not hold under the verifier key.
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT for an origin that does not fit on one line.
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY for a name or key that cannot sign notes.
 * @example
 * const text = signCheckpoint({ origin: 'fcc.example/riverside', state, privateKey, keyName: 'fcc.example/riverside' })
 */
export function signCheckpoint(options: SignCheckpointOptions): string {
  const body = checkpointBody(options.origin, options.state)
  const bytes = Buffer.from(body)
  if ('keyName' in options) {
    const key = parseVerifierKey(verifierKeyOf(options.privateKey, options.keyName))
    return writeSignedNote(body, [{ key, signature: signWithKey(bytes, options.privateKey) }])
  }
  const key = parseVerifierKey(options.verifierKey)
  const signature = options.privateKey(bytes)
  // A signer that belongs to another key would leave a log that nobody can verify: find out now.
  if (!verify(null, bytes, publicKeyObject(key), signature)) {
    throw badSigner('the signature does not hold under the verifier key')
  }
  return writeSignedNote(body, [{ key, signature }])
}

function signWithKey(bytes: Uint8Array, privateKey: KeyObject): Uint8Array {
  if (privateKey.type !== 'private') throw badSigner('the key given is not a private key')
  return sign(null, bytes, privateKey)
}
