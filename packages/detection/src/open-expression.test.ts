import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openExpression } from './open-expression.ts'
import { email } from './patterns/email.ts'
import { iban } from './patterns/iban.ts'
import { paymentCard } from './patterns/payment-card.ts'
import { phoneNumber } from './patterns/phone-number.ts'
import { secret } from './patterns/secret.ts'
import { streetAddress } from './patterns/street-address.ts'
import { usSsn } from './patterns/us-ssn.ts'

const openAt = (source: string, text: string, flags = 'u') =>
  new RegExp(openExpression(source).source, flags).exec(text)?.index

describe('what an expression may still become', () => {
  it.each<[string, string, number]>([
    ['id-\\d{4}', 'badge id-12', 6],
    ['id-\\d{4}', 'badge i', 6],
    ['id-\\d{4}', 'badge id-1234', 13],
    ['id-\\d{4}', 'badge id-x', 10],
    ['id-\\d{1,4}', 'id-12', 0],
    ['a(?!b)', 'xa', 1],
    ['a(?!bc)', 'xab', 1],
    ['a(?!bc)', 'xabd', 4],
    ['a(?=b{2})c?', 'ab', 0],
    ['a\\b', 'xa', 1],
    ['(?<=x)a{2}', 'xa', 1],
    ['(?<!x)a{2}', 'xa', 2],
    ['(?:ab|cd){1,2}e', 'abc', 0],
    ['(?<value>a|bb)c', 'b', 0],
    ['[\\]a]{2}', 'x]', 1],
    ['a$', 'a', 0],
    ['\\p{Lu}{2}', 'xÉ', 1],
    ['\\u{1f600}a', '😀', 0],
    ['a?b', 'x', 1],
  ])('of %s at the end of %j begins at %i', (source, text, index) => {
    expect(openAt(source, text)).toBe(index)
  })

  it('says how many characters an attempt looks at', () => {
    expect(openExpression('(?<!ab)a{1,4}(?:b|cd){2}(?=e)(?!fg)').reach).toBe(4 + 4 + 1 + 2)
  })

  it.each(['(a', 'a)', 'a{', '*'])('refuses what it cannot read: %s', (source) => {
    expect(() => openExpression(source)).toThrow(SyntaxError)
  })

  it('leaves nothing out: what begins before it is found the same, whatever follows', () => {
    const patterns = [email, iban, ...paymentCard, ...phoneNumber, ...streetAddress, ...usSsn]
    const all = [...patterns, ...secret]
    const piece = fc.constantFrom(
      ...['ada@example.org', 'GB82 WEST 1234 5698 7654 32', '4111-1111-1111-1111', '536-90-4399'],
      ...['(555) 234-9876 x12', '12 North Main Street Apt 4', 'password = "hunter22!"', ' ', '-'],
      ...['-----BEGIN PRIVATE KEY-----\nMIIE', '-----END PRIVATE KEY-----', 'SSN: ', '.', 'a', '7'],
    )
    const cut = fc.tuple(piece, fc.nat(30)).map(([text, length]) => text.slice(0, length + 1))
    const text = fc.array(cut, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.constantFrom(...all), text, text, ({ compiled, open }, begun, more) => {
        const flags = compiled.flags.replace(/[gd]/g, '')
        const source = open?.source ?? openExpression(compiled.source).source
        const end = new RegExp(source, flags).exec(begun)?.index ?? begun.length
        const sticky = new RegExp(compiled.source, `${flags}y`)
        const at = (whole: string, place: number) => {
          sticky.lastIndex = place
          return sticky.exec(whole)?.[0]
        }
        for (let place = 0; place < end; place += 1) {
          expect(at(begun + more, place)).toBe(at(begun, place))
        }
      }),
      { numRuns: 1000 },
    )
  })
})
