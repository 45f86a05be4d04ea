import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStrictJson } from './strict-json.ts'

const read = (text: string | Uint8Array) =>
  readStrictJson(typeof text === 'string' ? Buffer.from(text) : text)

/** What is sent, where it is refused, and why. */
const REFUSED: readonly (readonly [string, string | Uint8Array, string, string])[] = [
  ['a key twice', '{"a":1,\n "a":2}', 'line 2, column 2', 'the key stands here a second time'],
  ['a key twice in an inner object', '[{"a":{"b":1,"b":1}}]', 'line 1, column 14', 'second time'],
  ['a key twice, once by an escape', '{"a":1,"\\u0061":2}', 'line 1, column 8', 'second time'],
  ['__proto__', '{"x":{"__proto__":{}}}', 'line 1, column 7', 'every object has by itself'],
  [
    '__proto__ by an escape',
    '{"__pr\\u006fto__":1}',
    'line 1, column 2',
    'every object has by itself',
  ],
  ['constructor', '{"constructor":{}}', 'line 1, column 2', 'every object has by itself'],
  ['a NUL by an escape', '{"a":"x\\u0000"}', 'line 1, column 6', 'a NUL character'],
  ['a NUL in a key', '{"a\\u0000":1}', 'line 1, column 2', 'a NUL character'],
  ['another control by an escape', '["\\u001b[2J"]', 'line 1, column 2', 'a control character'],
  ['a delete character as it is', '["ab\u007f"]', 'line 1, column 5', 'a control character'],
  ['half a surrogate pair', '["\\ud800"]', 'line 1, column 2', 'half of a surrogate pair'],
  [
    'a whole number that is rounded',
    '{"n":9007199254740993}',
    'line 1, column 6',
    'as it is written',
  ],
  ['a number beyond all', '[1, -1e999]', 'line 1, column 5', 'as it is written'],
  ['65 levels', '['.repeat(65) + ']'.repeat(65), 'line 1, column 65', 'deeper than 64 levels'],
  ['100,000 levels', '['.repeat(1e5) + ']'.repeat(1e5), 'line 1, column 65', 'deeper than 64'],
  ['a byte order mark', '\ufeff{}', 'line 1, column 1', 'not JSON'],
  ['a NUL as it is', '["\u0000"]', 'line 1, column 3', 'not JSON'],
  ['two values', '{}{}', 'line 1, column 3', 'not JSON'],
  ['a cut', '{"a":', 'line 1, column 6', 'not JSON'],
  ['nothing', '', 'line 1, column 1', 'not JSON'],
  ['a comma at the end', '[1,]', 'line 1, column 4', 'not JSON'],
  ['a comment', '[1/* */]', 'line 1, column 3', 'not JSON'],
  ['NaN', '[NaN]', 'line 1, column 2', 'not JSON'],
  ['an overlong byte', Uint8Array.from([0x22, 0xc0, 0x80, 0x22]), 'byte 1', 'not UTF-8'],
  ['half a character at the end', Uint8Array.from([0x22, 0x61, 0xe2, 0x82]), 'byte 4', 'not UTF-8'],
  ['a surrogate in UTF-8', Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'byte 2', 'not UTF-8'],
]

describe('JSON that is read strictly', () => {
  it.each(REFUSED)('refuses %s with its place', (_, sent, at, why) => {
    expect(read(sent)).toEqual({ kind: 'refused', at, why: expect.stringContaining(why) })
  })

  it('takes 64 levels, names of built-in properties, line ends and what is beyond the first plane', () => {
    const deep = '['.repeat(64) + ']'.repeat(64)
    expect(read(deep).kind).toBe('read')
    const value = { valueOf: 1, toString: 'a\tb\r\nc', a: { b: '😀' }, c: { b: -1.5e-7 } }
    expect(read(JSON.stringify(value))).toEqual({ kind: 'read', value })
  })

  it('takes a text as long as bodies may be', () => {
    const value = { note: 'word '.repeat(3_000_000) }
    expect(read(JSON.stringify(value)).kind).toBe('read')
  })

  it('reads whatever JSON holds as JSON.parse does, where it does not refuse it', () => {
    const text = fc.json({ noUnicodeString: false, maxDepth: 3 })
    let taken = 0
    fc.assert(
      fc.property(text, (sent) => {
        const strict = read(sent)
        if (strict.kind !== 'read') return
        taken++
        expect(strict.value).toEqual(JSON.parse(sent))
      }),
      { numRuns: 100 },
    )
    expect(taken).toBeGreaterThan(30)
  })

  it('ends for any bytes, and says nothing of what was sent', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const strict = read(bytes)
        expect(strict.kind === 'read' || /^(byte|line) \d+/.test(strict.at)).toBe(true)
      }),
      { numRuns: 100 },
    )
    expect(JSON.stringify(read('{"name":"Jane Roe",}'))).not.toContain('Jane')
  })
})
