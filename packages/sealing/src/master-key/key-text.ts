import { KEY_BYTES } from '../derive-key.ts'
import { sealingError } from '../diagnostics.ts'

const hexadecimal = /^[0-9a-f]{64}$/i
const base64 = /^[A-Za-z0-9+/_-]{43}=?$/

/** A master key as text: base64url without padding. */
export function formatKeyText(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('base64url')
}

/**
 * Reads a master key from text: 32 bytes in base64url, base64 or hexadecimal, white space around it
 * ignored. Throws `FCC_SEALING_KEY_INVALID`, never showing the text.
 */
export function parseKeyText(text: string, where: string): Uint8Array {
  const trimmed = text.trim()
  if (hexadecimal.test(trimmed)) return Buffer.from(trimmed, 'hex')
  const key = base64.test(trimmed) ? Buffer.from(trimmed, 'base64url') : undefined
  if (key?.length !== KEY_BYTES) {
    throw sealingError('FCC_SEALING_KEY_INVALID', [
      where,
      `is not ${KEY_BYTES} bytes in base64url, base64 or hexadecimal`,
    ])
  }
  return key
}
