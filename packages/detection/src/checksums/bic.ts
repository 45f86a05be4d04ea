/**
 * Whether a string has the form of a Business Identifier Code: four letters, two country letters, two
 * letters or digits, and optionally three more. There is no check digit. Source: ISO 9362.
 *
 * @example
 * isBic('DEUTDEFF')   // true
 */
export function isBic(value: string): boolean {
  return /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(value)
}
