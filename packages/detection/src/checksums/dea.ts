/**
 * Whether a string is a well-formed DEA registration number: a registrant letter, a letter or 9, and
 * seven digits of which the last is (d1 + d3 + d5 + 2·(d2 + d4 + d6)) mod 10.
 * Source: Drug Enforcement Administration, registration number format (21 CFR 1301).
 *
 * @example
 * isDea('AP5836727')   // true: 15 + 32 = 47
 */
export function isDea(value: string): boolean {
  if (!/^[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}$/.test(value)) return false
  const digits = [...value.slice(2)].map(Number)
  const sum = digits
    .slice(0, 6)
    .reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 2), 0)
  return sum % 10 === digits[6]
}
