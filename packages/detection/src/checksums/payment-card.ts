import { luhnSum } from './luhn.ts'

/** Issuer ranges with their lengths. Source: ISO/IEC 7812-1 and the networks' published BIN ranges. */
const issuers: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:6011|64[4-9]|65|622)/, lengths: [16, 17, 18, 19] },
  { prefix: /^3(?:0[0-5]|095|[689])/, lengths: [14, 15, 16, 17, 18, 19] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  // What JCB gave out before its range of today.
  { prefix: /^(?:1800|2131)/, lengths: [15] },
  { prefix: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:5018|5020|5038|5[67]|6304|6390|67)/, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
  { prefix: /^220[0-4]/, lengths: [16, 17, 18, 19] },
]

/**
 * Whether a string is a well-formed payment card number, spaces and hyphens aside: a known issuer
 * range, a length of that range, and a right Luhn digit.
 *
 * @example
 * isPaymentCard('4111 1111 1111 1111')   // true
 */
export function isPaymentCard(value: string): boolean {
  const digits = value.replace(/[ -]/g, '')
  if (!/^\d{12,19}$/.test(digits) || luhnSum(digits) % 10 !== 0) return false
  return issuers.some(
    ({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length),
  )
}
