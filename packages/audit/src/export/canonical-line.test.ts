import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import type { JsonValue } from '../json-value.ts'
import { membersOf, readCanonicalLine } from './canonical-line.ts'
import { isPlainlyCanonical } from './plainly-canonical.ts'

const isCanonical = (text: string | Uint8Array) =>
  readCanonicalLine(typeof text === 'string' ? Buffer.from(text) : text).ok

const almostCanonical = [
  '',
  ' {}',
  '{} ',
  '{"b":1,"a":2}',
  '{"a":1,"a":2}',
  '{"a":1,"a":1}',
  '{"aa":1,"a":2}',
  '{ "a":1}',
  '{"a": 1}',
  '{"a":1,}',
  '{,"a":1}',
  '{"a"}',
  '{"a":}',
  '{a:1}',
  '[1,2,]',
  '[,1]',
  '[1 ,2]',
  '[1',
  '{"a":1',
  '"a',
  '"a"b',
  '1.0',
  '01',
  '-0',
  '0.10',
  '1e2',
  '1E30',
  '1e400',
  '+1',
  '.5',
  '5.',
  '-',
  '--1',
  '12345678901234567890',
  '0.1234567890123456789012345678901234567890',
  'tru',
  'True',
  'truex',
  'nul',
  'undefined',
  'NaN',
  '"\\/"',
  '"\\u0041"',
  '"\\u00e9"',
  '"\\u000A"',
  '"\\ud800"',
  '"a\tb"',
  '{"\\u0061":1}',
  '[[[]]',
  '[]]',
  '{"a":1}{"a":1}',
]

const canonical = [
  '{}',
  '[]',
  '""',
  'null',
  'true',
  'false',
  '0',
  '-1',
  '0.1',
  '1e+30',
  '5e-324',
  '-1.7976931348623157e+308',
  '123456789012345680000',
  '{"":1}',
  '{"a":1,"aa":2,"b":3}',
  '{"!":1,"\\"":2,"#":3}',
  '[1,[2,{"a":[]}],"é","\\n","\\u001f"]',
]

describe('reading a canonical line', () => {
  it.each(almostCanonical)('refuses %j', (text) => {
    expect(isCanonical(text)).toBe(false)
    expect(isPlainlyCanonical(Buffer.from(text))).toBe(false)
  })

  it.each(canonical)('takes %j', (text) => {
    expect(isCanonical(text)).toBe(true)
  })

  it('refuses bytes that are not UTF-8, also where they would be read as the replacement sign', () => {
    expect(isCanonical(Buffer.from([0x22, 0xff, 0x22]))).toBe(false)
    expect(isCanonical(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe(false)
    expect(isCanonical(Buffer.from('"\ufffd"'))).toBe(true)
  })

  it('refuses nesting that nothing can write, without running out of stack', () => {
    expect(isCanonical('['.repeat(200_000) + ']'.repeat(200_000))).toBe(false)
    expect(isCanonical('['.repeat(200_000))).toBe(false)
  })

  it('takes members only from an object that has exactly these', () => {
    expect(membersOf({ a: 1, b: 2 }, ['a', 'b'])).toEqual({ a: 1, b: 2 })
    for (const value of [null, 1, 'a', [], ['a', 'b'], {}, { a: 1 }, { a: 1, b: 2, c: 3 }]) {
      expect(membersOf(value, ['a', 'b'])).toBeUndefined()
    }
    expect(membersOf({ toString: 1 }, ['valueOf'])).toBeUndefined()
  })
})

describe('the fast way of telling a canonical line', { timeout: 60_000 }, () => {
  const json = fc.jsonValue({ maxDepth: 5 }).map((value) => canonicalJson(value as JsonValue))

  it('takes no text that the slow way refuses, however a canonical one is bent', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.integer({ min: 0, max: 2 }),
      insert: fc.oneof(
        fc.constantFrom('', '"', ',', ':', '{', '}', '[', ']', '0', '1', '-', '.', 'e', ' ', 'a'),
        fc.string({ maxLength: 2 }),
      ),
    })
    let taken = 0
    fc.assert(
      fc.property(json, fc.array(edit, { maxLength: 2 }), (text, edits) => {
        const bent = edits.reduce((current, { at, remove, insert }) => {
          const start = at % (current.length + 1)
          return current.slice(0, start) + insert + current.slice(start + remove)
        }, text)
        const isPlain = isPlainlyCanonical(Buffer.from(bent))
        if (isPlain) taken++
        if (isPlain) expect(isCanonical(bent), bent).toBe(true)
      }),
      { numRuns: 20_000 },
    )
    expect(taken).toBeGreaterThan(1_000)
  })

  it('takes every entry of plain text, so that the slow way stays rare', () => {
    const plain = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme-ascii' }).filter((value) => {
      return !JSON.stringify(value).includes('\\')
    })
    fc.assert(
      fc.property(plain, (value) => {
        expect(isPlainlyCanonical(Buffer.from(canonicalJson(value as JsonValue)))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
