import { randomBytes } from 'node:crypto'
import { masterKeySuite, portConformance } from '@fcc/conformance'
import { describe, expect, it } from 'vitest'
import { thrownCode } from '../fixtures/error-code.ts'
import { createEnvironmentMasterKey } from './environment-master-key.ts'

portConformance('environment', masterKeySuite, () => {
  const value = randomBytes(32).toString('base64url')
  return {
    masterKey: createEnvironmentMasterKey(value),
    other: createEnvironmentMasterKey(randomBytes(32).toString('base64url')),
    again: () => createEnvironmentMasterKey(value),
    cleanup: () => undefined,
  }
})

describe('a master key from the environment', () => {
  it('is the same key in base64url, base64, hexadecimal and with white space around it', () => {
    const bytes = Buffer.from('fb'.repeat(32), 'hex')
    const texts = [
      bytes.toString('base64url'),
      bytes.toString('base64'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      `  ${bytes.toString('base64')}\n`,
    ]
    const ids = new Set(texts.map((text) => createEnvironmentMasterKey(text).id))
    expect(ids.size).toBe(1)
  })

  it('is refused when it is empty, too short, too long, or a pass phrase', () => {
    const values = [
      '',
      ' ',
      'correct horse battery staple',
      randomBytes(31).toString('base64url'),
      randomBytes(33).toString('base64url'),
      randomBytes(31).toString('hex'),
      `${randomBytes(32).toString('base64url')} x`,
      'é'.repeat(43),
    ]
    for (const value of values) {
      expect(thrownCode(() => createEnvironmentMasterKey(value))).toBe('FCC_SEALING_KEY_INVALID')
    }
  })

  it('is never shown by the error that refuses it', () => {
    const value = 'my-secret-pass-phrase'
    try {
      createEnvironmentMasterKey(value)
      expect.unreachable()
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain(value)
    }
  })
})
