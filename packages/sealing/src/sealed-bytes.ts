import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'
import { sealingError } from './diagnostics.ts'

/** The version of the format: version byte, nonce, ciphertext, tag. */
export const SEALED_VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = 1 + NONCE_BYTES

/** How much longer sealed bytes are than plain ones. */
export const SEALED_OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES

// One draw of random bytes serves many nonces: a draw costs more than the cipher.
const noncePool = Buffer.alloc(NONCE_BYTES * 256)
let nonceOffset = noncePool.length

function copyNonce(target: Uint8Array): void {
  if (nonceOffset === noncePool.length) {
    randomFillSync(noncePool)
    nonceOffset = 0
  }
  noncePool.copy(target, 1, nonceOffset, nonceOffset + NONCE_BYTES)
  nonceOffset += NONCE_BYTES
}

/**
 * Seals with AES-256-GCM under a fresh random nonce of 96 bits. NIST SP 800-38D, section 8.3, allows
 * 2^32 of them per key; a key here serves one set of subjects.
 *
 * @param bound what the bytes are bound to; it is authenticated and not part of them
 */
export function sealBytes(key: KeyObject, plain: Uint8Array, bound: Uint8Array): Uint8Array {
  // Every byte of it is written below.
  const sealed = Buffer.allocUnsafe(plain.length + SEALED_OVERHEAD_BYTES)
  sealed[0] = SEALED_VERSION
  copyNonce(sealed)
  const cipher = createCipheriv('aes-256-gcm', key, sealed.subarray(1, HEADER_BYTES))
  cipher.setAAD(bound)
  sealed.set(cipher.update(plain), HEADER_BYTES)
  cipher.final()
  sealed.set(cipher.getAuthTag(), HEADER_BYTES + plain.length)
  return sealed
}

/** Opens what `sealBytes` made, or throws `FCC_SEALING_TAMPERED`. */
export function openBytes(key: KeyObject, sealed: Uint8Array, bound: Uint8Array): Uint8Array {
  if (sealed.length < SEALED_OVERHEAD_BYTES) {
    throw sealingError('FCC_SEALING_TAMPERED', ['it is cut short'])
  }
  if (sealed[0] !== SEALED_VERSION) {
    throw sealingError('FCC_SEALING_TAMPERED', [
      `its format is ${sealed[0]}, not ${SEALED_VERSION}`,
    ])
  }
  const tagStart = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, HEADER_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(bound)
  decipher.setAuthTag(sealed.subarray(tagStart))
  const plain = decipher.update(sealed.subarray(HEADER_BYTES, tagStart))
  try {
    decipher.final()
  } catch (error) {
    plain.fill(0)
    throw sealingError('FCC_SEALING_TAMPERED', ['its bytes or its place were changed'], error)
  }
  return plain
}
