import { createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thrownCode } from './fixtures/error-code.ts'
import { openBytes, SEALED_OVERHEAD_BYTES, sealBytes } from './sealed-bytes.ts'

const raw = randomBytes(32)
const key = createSecretKey(raw)
const bound = Buffer.from('bound')
const bytes = fc.uint8Array({ maxLength: 300 })

describe('sealed bytes', () => {
  it('open to what was sealed, whatever it is and whatever it is bound to', () => {
    fc.assert(
      fc.property(bytes, bytes, (plain, place) => {
        const sealed = sealBytes(key, plain, place)
        expect(sealed.length).toBe(plain.length + SEALED_OVERHEAD_BYTES)
        expect(new Uint8Array(openBytes(key, sealed, place))).toEqual(plain)
      }),
    )
  })

  it('do not open with any one bit changed', () => {
    const sealed = sealBytes(key, Buffer.from('a note'), bound)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Uint8Array.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(thrownCode(() => openBytes(key, changed, bound))).toBe('FCC_SEALING_TAMPERED')
    }
  })

  it('do not open when they were cut, prolonged, or never were sealed', () => {
    const sealed = sealBytes(key, Buffer.from('a note'), bound)
    for (let length = 0; length < sealed.length; length += 1) {
      const code = thrownCode(() => openBytes(key, sealed.subarray(0, length), bound))
      expect(code).toBe('FCC_SEALING_TAMPERED')
    }
    fc.assert(
      fc.property(bytes, (noise) => {
        expect(thrownCode(() => openBytes(key, noise, bound))).toBe('FCC_SEALING_TAMPERED')
        const longer = Buffer.concat([sealed, noise, new Uint8Array(1)])
        expect(thrownCode(() => openBytes(key, longer, bound))).toBe('FCC_SEALING_TAMPERED')
      }),
    )
  })

  it('do not open under another key, or in another place', () => {
    const sealed = sealBytes(key, Buffer.from('a note'), bound)
    const other = createSecretKey(randomBytes(32))
    expect(thrownCode(() => openBytes(other, sealed, bound))).toBe('FCC_SEALING_TAMPERED')
    const elsewhere = thrownCode(() => openBytes(key, sealed, Buffer.from('bounD')))
    expect(elsewhere).toBe('FCC_SEALING_TAMPERED')
  })

  it('never repeat a nonce, also across draws of random bytes', () => {
    const nonces = Array.from({ length: 2000 }, () =>
      Buffer.from(sealBytes(key, new Uint8Array(), bound).subarray(1, 13)).toString('hex'),
    )
    expect(new Set(nonces).size).toBe(nonces.length)
  })

  it('are a version byte, a nonce of 12 bytes, AES-256-GCM and its tag of 16 bytes', () => {
    const sealed = sealBytes(key, Buffer.from('a note'), bound)
    expect(sealed[0]).toBe(1)
    const decipher = createDecipheriv('aes-256-gcm', raw, sealed.subarray(1, 13))
    decipher.setAAD(bound)
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()])
    expect(plain.toString()).toBe('a note')
  })
})
