import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyRoot, leafHash, nodeHash } from './hashing.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('hashing', () => {
  it('hashes leaves and nothing as the published vectors say', () => {
    expect(hex(leafHash('L123456'))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    )
    expect(hex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(leafHash(''))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
  })

  it('takes text as its UTF-8 bytes, however long it is', () => {
    const long = fc
      .tuple(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 4_000 }))
      .map(([text, times]) => text.repeat(times))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), long), (text) => {
        const expected = createHash('sha256').update('\0').update(text, 'utf8').digest('hex')
        expect(hex(leafHash(text))).toBe(expected)
        expect(hex(leafHash(Buffer.from(text)))).toBe(expected)
      }),
    )
  })

  it.each([65_534, 65_535, 65_536, 200_000])('hashes %i bytes like fewer', (length) => {
    const bytes = Buffer.alloc(length, 7)
    const expected = createHash('sha256').update('\0').update(bytes).digest('hex')
    expect(hex(leafHash(bytes))).toBe(expected)
    expect(hex(leafHash(bytes.toString('latin1')))).toBe(expected)
  })

  it('leaves nothing of an earlier hash behind', () => {
    const first = leafHash('a long text that fills the scratch memory')
    const kept = hex(first)
    leafHash('b')
    nodeHash(first, first)
    expect(hex(first)).toBe(kept)
    expect(hex(leafHash('b'))).toBe(createHash('sha256').update('\0b').digest('hex'))
  })

  it('refuses text that UTF-8 cannot say', () => {
    expect(() => leafHash('\ud800')).toThrow('FCC_AUDIT_BAD_HASH')
  })
})
