/**
 * Whether nine digits could be an Individual Taxpayer Identification Number: 9xx, group 50–65,
 * 70–88, 90–92 or 94–99, one delimiter used twice or none. Source: Internal Revenue Service, Pub. 1915.
 *
 * @example
 * isUsItin('912-70-1234')   // true
 */
export function isUsItin(value: string): boolean {
  return /^9\d{2}([- ]?)(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\1\d{4}$/.test(value)
}
