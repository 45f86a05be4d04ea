import { mod97 } from './mod97.ts'

/**
 * Whether a string is a well-formed Legal Entity Identifier: 18 digits or capitals, two check digits,
 * the whole leaving 1 by MOD 97-10. Source: ISO 17442-1.
 *
 * @example
 * isLei('5493001KJTIIGC8Y1R12')   // true
 */
export function isLei(value: string): boolean {
  return /^[0-9A-Z]{18}\d{2}$/.test(value) && mod97(value) === 1
}
