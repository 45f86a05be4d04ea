import { luhnSum } from './luhn.ts'

/** Real codes whose check digit is wrong; all deprecated. Source: loinc.org. */
const wrongButReal = new Set([
  '11491-6',
  '11501-6',
  '5895-7',
  '5896-5',
  '5897-3',
  '5928-1',
  '6028-3',
  '6415-5',
  '6580-7',
  '6645-7',
  '6646-5',
  '6647-3',
  '6648-1',
  '6649-9',
])

/**
 * Whether a string is a well-formed LOINC code: up to seven digits, a hyphen, a mod-10 check digit
 * (the same as Luhn), with fourteen published exceptions. Part and answer codes (LP, LA) use another
 * scheme and are refused. Source: LOINC Users' Guide, check digit.
 *
 * @example
 * isLoinc('2160-0')   // true
 */
export function isLoinc(value: string): boolean {
  if (!/^\d{1,7}-\d$/.test(value)) return false
  return wrongButReal.has(value) || luhnSum(value.replace('-', '')) % 10 === 0
}
