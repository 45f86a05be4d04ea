const printable = /^[\t\n\r\x20-\x7e]+$/
/** What stands in an identifier and rarely in a word: without one a decoded text is left alone. */
const telling = /[\d@]/

/**
 * The text behind base64, where it is one that a person could read and that could hold an identifier.
 *
 * @example
 * decodeBase64('MDA0ODI5MTA=')   // '00482910'
 */
export function decodeBase64(sequence: string): string | undefined {
  if (sequence.length % 4 !== 0) return undefined
  const decoded = atob(sequence)
  return printable.test(decoded) && telling.test(decoded) ? decoded : undefined
}
