import { isLuhnValid } from '@fcc/detection'

/** How a tenant's record numbers are checked: `M10` is the last digit by modulus 10, `none` no check. */
export type RecordNumberScheme = 'M10' | 'none'

/**
 * Whether the check digit of a record number holds.
 *
 * Source: HL7 v2.x, data type CX, component 3 (table 0061: `M10`, modulus 10 algorithm).
 *
 * @returns nothing where the scheme has no check digit
 * @example
 * holdsCheckDigit('00482919', 'M10')  // true
 */
export function holdsCheckDigit(value: string, scheme: RecordNumberScheme): boolean | undefined {
  if (scheme === 'none') return undefined
  return isLuhnValid(value.replace(/\D/g, ''))
}
