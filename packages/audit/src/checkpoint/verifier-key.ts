import { createPublicKey, hash, type KeyObject } from 'node:crypto'
import { parseBase64, toBase64 } from '../base64.ts'
import { badVerifierKey } from '../diagnostics.ts'
import { isKeyName } from './key-name.ts'

const ed25519Type = 1
const publicKeyLength = 32
const keyIdLength = 4

/** Length of an Ed25519 signature, in bytes (RFC 8032). */
export const signatureLength = 64

/** A verifier key taken apart. */
export interface VerifierKey {
  readonly name: string
  /** The first four bytes of the fingerprint, as eight hexadecimal digits. */
  readonly keyId: string
  /** SHA-256 over name, type and key, as 64 hexadecimal digits. */
  readonly fingerprint: string
  /** The raw Ed25519 public key, 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array
}

/**
 * The text by which a log's signer is known, `name+id+key` of C2SP signed-note: give it to those who
 * verify, by a way that the log's operator cannot change later.
 *
 * @param publicKey An Ed25519 key, public or private, or the 32 raw bytes of a public one.
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY for another kind of key, or a name with space or plus sign.
 * @example
 * verifierKeyOf(publicKey, 'fcc.example/riverside') // 'fcc.example/riverside+3f9a0c21+AV…'
 */
export function verifierKeyOf(publicKey: KeyObject | Uint8Array, name: string): string {
  if (!isKeyName(name)) {
    throw badVerifierKey(
      'its name is empty or holds white space, a plus sign or a control character',
    )
  }
  const key = rawPublicKey(publicKey)
  return `${name}+${fingerprintOf(name, key).slice(0, 2 * keyIdLength)}+${toBase64(typed(key))}`
}

/**
 * Takes a verifier key apart and checks that its id belongs to its name and key.
 *
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY for anything that {@link verifierKeyOf} cannot have written.
 */
export function parseVerifierKey(text: string): VerifierKey {
  // Only the first two plus signs separate: base64 has plus signs of its own.
  const [, name = '', keyId = '', encoded = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? []
  if (!isKeyName(name)) throw badVerifierKey('it does not have the form name+id+key')
  const bytes = parseBase64(encoded)
  if (bytes === undefined) throw badVerifierKey('its last part is not base64')
  if (bytes[0] !== ed25519Type || bytes.length !== 1 + publicKeyLength) {
    throw badVerifierKey('it does not hold an Ed25519 key')
  }
  const publicKey = Uint8Array.from(bytes.subarray(1))
  const fingerprint = fingerprintOf(name, publicKey)
  if (keyId !== fingerprint.slice(0, 2 * keyIdLength)) {
    throw badVerifierKey('its id does not belong to its name and key')
  }
  return { name, keyId, fingerprint, publicKey }
}

/**
 * What people compare to know a key again: 64 hexadecimal digits, of which the first eight are the key
 * id. It covers the name too.
 *
 * @throws AuditError FCC_AUDIT_BAD_VERIFIER_KEY as {@link parseVerifierKey}.
 */
export function keyFingerprint(verifierKey: string): string {
  return parseVerifierKey(verifierKey).fingerprint
}

/** The key in the form that Node verifies with. */
export function publicKeyObject(key: VerifierKey): KeyObject {
  const x = Buffer.from(key.publicKey).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

// Key id rule of C2SP signed-note: SHA-256(name || 0x0A || type || public key), cut to four bytes.
function fingerprintOf(name: string, publicKey: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed(publicKey)]), 'hex')
}

function typed(publicKey: Uint8Array): Uint8Array {
  return Uint8Array.from([ed25519Type, ...publicKey])
}

function rawPublicKey(key: KeyObject | Uint8Array): Uint8Array {
  if (key instanceof Uint8Array) {
    if (key.length !== publicKeyLength) throw badVerifierKey('a raw public key has 32 bytes')
    return key
  }
  if (key.asymmetricKeyType !== 'ed25519') throw badVerifierKey('the key is not an Ed25519 key')
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
}
