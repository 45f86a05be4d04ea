/**
 * Whether a string is a well-formed GTIN of 8, 12, 13 or 14 digits, such as a UDI device identifier:
 * weights 3 and 1 in turn from the digit before the check digit, the sum a multiple of ten.
 * Source: GS1 General Specifications, section 7.9.
 *
 * @example
 * isGtin('09506000134352')   // true
 */
export function isGtin(value: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(value)) return false
  const sum = [...value]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}
