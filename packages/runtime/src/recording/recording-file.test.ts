import { FccError } from '@fcc/plugin-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recording } from './recording.ts'
import { openRecording, sealRecording } from './recording-file.ts'

const recording: Recording = {
  answers: [
    {
      place: 'ask/1/generate#1',
      request: 'ab'.repeat(32),
      provider: 'acme/model',
      answer: {
        parts: [
          { kind: 'text', text: 'PLANTED-ANSWER of Jane Roe' },
          { kind: 'tool_call', id: 'call-1', tool: 'look', arguments: { at: [1, null] } },
        ],
        stop: 'tool_calls',
        model: 'm',
        usage: { inputTokens: 1, outputTokens: 2, cachedTokens: 1 },
      },
    },
  ],
}

function withByte(bytes: Buffer, at: number, value: number): Uint8Array {
  bytes.writeUInt8(value, at)
  return bytes
}

function errorOf(work: () => unknown): FccError {
  try {
    work()
  } catch (error) {
    if (FccError.is(error)) return error
    throw error
  }
  throw new Error('it was opened')
}

describe('a recording', () => {
  it('opens with its key to what was sealed in it', () => {
    const { bytes, key } = sealRecording(recording)
    expect(openRecording(bytes, `${key}\n`, 'a.rec')).toEqual(recording)
  })

  it('has nothing of its content, nor its key, in its bytes, and another key each time', () => {
    const one = sealRecording(recording)
    const other = sealRecording(recording)
    expect(one.key).not.toBe(other.key)
    const raw = Buffer.from(one.bytes)
    for (const planted of ['PLANTED-ANSWER', 'Jane Roe', 'acme', 'ab'.repeat(8), one.key]) {
      expect(raw.includes(planted)).toBe(false)
    }
    expect(raw.includes(Buffer.from(one.key, 'base64url'))).toBe(false)
  })

  it.each<[string, (bytes: Buffer) => Uint8Array, string]>([
    ['that is none', () => Buffer.from('# A shed\n'), 'does not begin as a recording does'],
    ['of nothing', () => Buffer.alloc(0), 'does not begin as a recording does'],
    ['of another version', (bytes) => withByte(bytes, 13, 2), 'its format is 2'],
    ['cut off in its head', (bytes) => bytes.subarray(0, 20), 'it is cut off'],
    ['cut off before its end', (bytes) => bytes.subarray(0, -7), '7 bytes are missing'],
    [
      'with more behind it',
      (bytes) => Buffer.concat([bytes, Buffer.from('more')]),
      '4 bytes follow',
    ],
    ['that was changed', (bytes) => withByte(bytes, 60, (bytes[60] ?? 0) ^ 1), 'changed'],
  ])('%s is refused in one sentence', (_what, spoil, said) => {
    const { bytes, key } = sealRecording(recording)
    const error = errorOf(() => openRecording(spoil(Buffer.from(bytes)), key, 'a.rec'))
    expect(error.code).toBe('FCC_RECORDING_INVALID')
    expect(error.why).toContain(said)
    expect(error.why).toContain('a.rec')
  })

  it.each([
    ['of another recording', () => sealRecording(recording).key, 'of another recording'],
    ['that is none', () => 'sk-PLANTED', 'no key of a recording'],
  ])('does not open with a key %s, and does not say it', (_what, other, said) => {
    const key = other()
    const error = errorOf(() => openRecording(sealRecording(recording).bytes, key, 'a.rec'))
    expect(error.code).toBe('FCC_RECORDING_KEY')
    expect(error.why).toContain(said)
    expect(JSON.stringify([error.why, error.fix])).not.toContain(key)
  })

  it('is refused, and never read otherwise, wherever one byte of it differs', () => {
    const { bytes, key } = sealRecording(recording)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes)
        changed.writeUInt8((changed[at] ?? 0) ^ by, at)
        expect(errorOf(() => openRecording(changed, key, 'a.rec')).code).toMatch(/^FCC_RECORDING_/)
      }),
    )
  })
})
