import { mod97 } from './mod97.ts'

/**
 * Whether a string is a well-formed Legal Entity Identifier: 18 digits or capitals, two check digits,
 * the whole leaving 1 by MOD 97-10. Source: ISO 17442-1. Check digits are 98 less a remainder of 97
 * (ISO/IEC 7064), so they run from 02 to 98: 00, 01 and 99 leave 1 for some numbers and are never issued.
 *
 * @example
 * isLei('5493001KJTIIGC8Y1R12')   // true
 */
export function isLei(value: string): boolean {
  return /^[0-9A-Z]{18}(?!00|01|99)\d{2}$/.test(value) && mod97(value) === 1
}
