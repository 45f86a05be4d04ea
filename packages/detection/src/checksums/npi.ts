import { luhnSum } from './luhn.ts'

/**
 * Whether a string is a well-formed National Provider Identifier: ten digits, the first 1 or 2, Luhn
 * over `80840` and the number. A tenth of all such numbers pass by chance.
 * Source: CMS, NPI check digit calculation (45 CFR 162.406).
 *
 * @example
 * isNpi('1234567893')   // true
 */
export function isNpi(value: string): boolean {
  return /^[12]\d{9}$/.test(value) && luhnSum(`80840${value}`) % 10 === 0 && !isDegenerate(value)
}

/** Nine equal digits before the check digit: a filler, never an issued number. */
function isDegenerate(value: string): boolean {
  return [...value.slice(0, 9)].every((digit) => digit === value[0])
}
