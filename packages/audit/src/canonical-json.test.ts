import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuditError } from './audit-error.ts'
import { canonicalJson } from './canonical-json.ts'
import type { JsonValue } from './json-value.ts'

function refusal(value: unknown): string | undefined {
  try {
    canonicalJson(value as JsonValue)
    return undefined
  } catch (error) {
    return error instanceof AuditError ? error.code : String(error)
  }
}

// RFC 8785 appendix B: the bits of a double, and how it is written.
const numbers: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
]

describe('canonicalJson', { timeout: 60_000 }, () => {
  it.each(numbers)('writes the double %s as %s', (bits, expected) => {
    const value = new DataView(Uint8Array.from(Buffer.from(bits, 'hex')).buffer).getFloat64(0)
    expect(canonicalJson(value)).toBe(expected)
  })

  it('writes the sample object of RFC 8785 section 3.2.2', () => {
    const value = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
        "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    )
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts members by UTF-16 code unit, as in RFC 8785 section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = Object.values(JSON.parse(canonicalJson(value)))
    expect(canonicalJson(value).match(/"[^"]*":/gu)?.length).toBe(7)
    expect(
      canonicalJson(value)
        .split('":"')
        .slice(1)
        .map((text) => text.split('"')[0]),
    ).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
    expect(order).toHaveLength(7)
  })

  it('writes number-like member names in the order of their code units, not of their values', () => {
    expect(canonicalJson({ 9: 1, 10: 2, a: 3 })).toBe('{"10":2,"9":1,"a":3}')
  })

  it('is the text that the library canonicalize writes, for arbitrary JSON', () => {
    const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 })
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value as JsonValue)).toBe(canonicalize(value))
      }),
      { numRuns: 2_000 },
    )
  })

  it('sorts a wide object as it sorts a narrow one', () => {
    const wide = fc.dictionary(fc.string({ unit: 'binary', maxLength: 4 }), fc.integer(), {
      minKeys: 20,
      maxKeys: 60,
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(wide, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value))
      }),
      { numRuns: 300 },
    )
  })

  it('can be parsed back to the same value, and is then written the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as JsonValue)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', { a: Number.NEGATIVE_INFINITY }],
    ['a lone high surrogate', ['\ud800']],
    ['a lone low surrogate in a member name', { 'x\udc00y': 1 }],
    ['surrogates in the wrong order', '\udc00\ud800'],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a bigint', [1n]],
    ['a function', { f() {} }],
    ['a symbol', Symbol('s')],
    ['a date, which has no members of its own', { at: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['a boxed string', Object('text')],
    ['a hole in an array', new Array(2)],
  ])('refuses %s', (_name, value) => {
    expect(refusal(value)).toBe('FCC_AUDIT_NOT_JSON')
  })

  it('refuses a value that contains itself', () => {
    const value: Record<string, unknown> = {}
    value.self = [value]
    expect(refusal(value)).toBe('FCC_AUDIT_NOT_JSON')
  })

  it('takes the nesting that is allowed and refuses one level more', () => {
    const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
    expect(canonicalJson(nested(3), { maximumDepth: 3 })).toBe('[[[]]]')
    expect(() => canonicalJson(nested(4), { maximumDepth: 3 })).toThrow(AuditError)
    expect(canonicalJson(nested(512))).toHaveLength(1024)
    expect(refusal(nested(513))).toBe('FCC_AUDIT_NOT_JSON')
  })

  it('takes objects without a prototype, and a member named __proto__', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}')
    expect(canonicalJson(JSON.parse('{"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1}}')
  })

  it('does not keep long or countless member names, and writes them all the same', () => {
    for (let count = 0; count < 5_000; count++) canonicalJson({ [`name ${count}`]: count })
    expect(canonicalJson({ 'name 4999': 1, ['x'.repeat(100)]: 2 })).toBe(
      `{"name 4999":1,"${'x'.repeat(100)}":2}`,
    )
  })

  it('members without a value are refused, or left out where that is asked for', () => {
    const value = { b: undefined, a: [{ c: undefined, d: 1 }] } as never
    expect(() => canonicalJson(value)).toThrow(/undefined/)
    expect(canonicalJson(value, { undefinedMembers: 'omit' })).toBe('{"a":[{"d":1}]}')
    expect(() => canonicalJson([undefined] as never, { undefinedMembers: 'omit' })).toThrow()
  })
})
