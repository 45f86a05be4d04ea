import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIdentifiers } from './identifiers.ts'
import { searchBytes } from './search-directory.ts'

const identifiers = readIdentifiers()
const identifier = fc.constantFrom(...identifiers)
const bytes = fc.uint8Array({ maxLength: 50 })
const forms: readonly (readonly [string, (text: Uint8Array) => Uint8Array])[] = [
  ['as it is', (text) => text],
  ['in UTF-16', (text) => Buffer.from(Buffer.from(text).toString('utf8'), 'utf16le')],
  ['in hexadecimal', (text) => Buffer.from(Buffer.from(text).toString('hex'))],
  ['in Base64', (text) => Buffer.from(Buffer.from(text).toString('base64'))],
  ['in Base64 for URLs', (text) => Buffer.from(Buffer.from(text).toString('base64url'))],
]

describe('the list of identifiers', () => {
  it('holds each once, and nothing that is too short to mean something', () => {
    expect(identifiers.length).toBeGreaterThan(30)
    expect(new Set(identifiers).size).toBe(identifiers.length)
    expect(identifiers.filter((one) => one.length < 5)).toEqual([])
  })
})

describe('a search for identifiers', () => {
  it.each(forms)('finds one %s, wherever it stands', (_, encode) => {
    fc.assert(
      fc.property(bytes, identifier, bytes, (before, one, after) => {
        const hidden = encode(Buffer.concat([before, Buffer.from(one), after]))
        // A form that reads bytes as text changes those around the identifier, and never the identifier.
        expect(searchBytes(hidden, [one]).map((found) => found.identifier)).toContain(one)
      }),
    )
  })

  it('finds none in bytes that hold none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (content) => {
        expect(searchBytes(content, identifiers)).toEqual([])
      }),
    )
  })
})
