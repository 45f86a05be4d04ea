import { luhnSum } from './luhn.ts'

/**
 * Whether a string is a well-formed ISIN: two letters, nine letters or digits, a check digit; Luhn
 * over all of it with each letter written as two digits. Source: ISO 6166.
 *
 * @example
 * isIsin('US0378331005')   // true
 */
export function isIsin(value: string): boolean {
  if (!/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(value)) return false
  const digits = value.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return luhnSum(digits) % 10 === 0
}
