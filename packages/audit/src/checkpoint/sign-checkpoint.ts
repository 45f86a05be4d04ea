import { type KeyObject, sign, verify } from 'node:crypto'
import { badSigner } from '../diagnostics.ts'
import type { TreeState } from '../merkle/tree-state.ts'
import { checkpointBody } from './checkpoint.ts'
import { writeSignedNote } from './signed-note.ts'
import {
  parseVerifierKey,
  publicKeyObject,
  signatureLength,
  type VerifierKey,
  verifierKeyOf,
} from './verifier-key.ts'

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
 * Signs the tree as it is: a note of C2SP signed-note over the body of C2SP tlog-checkpoint, with
 * Ed25519.
 *
 * A function's first signature is checked under its verifier key, the later ones by their length only:
 * hand over one function per key, and another one after a change of keys.
 *
 * @throws AuditError FCC_AUDIT_BAD_SIGNER when the signature does not hold under the verifier key.
 * @throws AuditError FCC_AUDIT_BAD_CHECKPOINT for an origin that does not fit on one line.
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY for a name or key that cannot sign notes.
 * @example
 * const text = signCheckpoint({ origin: 'fcc.example/riverside', state, privateKey, keyName: 'fcc.example/riverside' })
 */
export function signCheckpoint(options: SignCheckpointOptions): string {
  const body = checkpointBody(options.origin, options.state)
  const signed =
    'keyName' in options
      ? signWithKey(Buffer.from(body), options.privateKey, options.keyName)
      : signWithFunction(Buffer.from(body), options.privateKey, options.verifierKey)
  return writeSignedNote(body, [signed])
}

interface Signed {
  readonly key: VerifierKey
  readonly signature: Uint8Array
}

// A run may end every few hundred microseconds, and each end is signed: deriving the public key costs a
// fifth of a signature, and checking one costs three. Both are done once per key, not per checkpoint.
const derivedKeys = new WeakMap<KeyObject, VerifierKey>()
const provenKeys = new WeakMap<SignBytes, { readonly text: string; readonly key: VerifierKey }>()

function signWithKey(bytes: Uint8Array, privateKey: KeyObject, keyName: string): Signed {
  let key = derivedKeys.get(privateKey)
  if (key?.name !== keyName) {
    key = parseVerifierKey(verifierKeyOf(privateKey, keyName))
    if (privateKey.type !== 'private') throw badSigner('the key given is not a private key')
    derivedKeys.set(privateKey, key)
  }
  return { key, signature: sign(null, bytes, privateKey) }
}

function signWithFunction(bytes: Uint8Array, signBytes: SignBytes, verifierKey: string): Signed {
  const signature = signBytes(bytes)
  const proven = provenKeys.get(signBytes)
  if (proven?.text === verifierKey && signature.length === signatureLength) {
    return { key: proven.key, signature }
  }
  const key = parseVerifierKey(verifierKey)
  // A signer that belongs to another key would leave a log that nobody can verify: find out at once.
  if (!verify(null, bytes, publicKeyObject(key), signature)) {
    throw badSigner('the signature does not hold under the verifier key')
  }
  provenKeys.set(signBytes, { text: verifierKey, key })
  return { key, signature }
}
