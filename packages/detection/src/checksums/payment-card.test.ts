import { describe, expect, it } from 'vitest'
import { luhnSum } from './luhn.ts'
import { isPaymentCard } from './payment-card.ts'

/** A number of this length that begins so, with the Luhn digit that makes it right. */
function numberOf(prefix: string, length: number): string {
  const body = prefix.padEnd(length - 1, '0')
  const last = [...'0123456789'].find((digit) => luhnSum(body + digit) % 10 === 0)
  return body + last
}

describe('the edges of the ranges of issuers', () => {
  it.each<[string, number, string, string]>([
    ['4', 16, '4', '4'],
    ['Mastercard, the old range', 16, '51', '55'],
    ['Mastercard, the new range', 16, '2221', '2720'],
    ['American Express, its first', 15, '34', '34'],
    ['American Express, its second', 15, '37', '37'],
    ['Discover', 16, '6011', '6011'],
    ['Discover, its second range', 16, '644', '659'],
    ['Diners Club', 14, '300', '305'],
    ['Diners Club, one number', 14, '3095', '3095'],
    ['JCB', 16, '3528', '3589'],
    ['UnionPay', 16, '620', '629'],
    ['Mir', 16, '2200', '2204'],
  ])('are in: %s', (_issuer, length, first, last) => {
    expect(isPaymentCard(numberOf(first, length))).toBe(true)
    expect(isPaymentCard(numberOf(last, length))).toBe(true)
  })

  it.each<[string, number, string]>([
    ['just below the old range of Mastercard', 16, '500'],
    ['just below its new range', 16, '2220'],
    ['just above its new range', 16, '2721'],
    ['between the two of American Express', 15, '35'],
    ['below the second range of Discover', 16, '643'],
    ['above Diners Club', 14, '306'],
    ['below its one number', 14, '3094'],
    ['below JCB', 16, '3527'],
    ['above JCB', 16, '3590'],
    ['above Mir', 16, '2205'],
    ['a length that American Express does not have', 16, '37'],
  ])('are out: %s', (_where, length, prefix) => {
    expect(isPaymentCard(numberOf(prefix, length))).toBe(false)
  })
})
