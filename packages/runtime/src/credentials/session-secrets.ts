import { createSecretKey, hkdfSync } from 'node:crypto'
import { openBytes, sealBytes } from '@fcc/sealing'

/** The length of the key, in bytes. */
const KEY_BYTES = 32

/** The key that only whoever shows the session's text can derive (HKDF-SHA-256, RFC 5869). */
function keyOf(text: string) {
  return createSecretKey(
    Buffer.from(hkdfSync('sha256', text, 'fcc/session', 'what the issuer gave', KEY_BYTES)),
  )
}

/**
 * Seals what the issuer gave for renewing a session under the text of its cookie: the store, and whoever copies it,
 * cannot open it.
 */
export function sealGiven(given: string, text: string, id: string): string {
  return Buffer.from(sealBytes(keyOf(text), Buffer.from(given), Buffer.from(id))).toString(
    'base64url',
  )
}

/** @throws FccError FCC_SEALING_TAMPERED */
export function openGiven(sealed: string, text: string, id: string): string {
  const plain = openBytes(keyOf(text), Buffer.from(sealed, 'base64url'), Buffer.from(id))
  return Buffer.from(plain).toString('utf8')
}
