const printable = /^[\t\n\r\x20-\x7e]+$/
/** What stands in an identifier and rarely in a word: without one a decoded text is left alone. */
const telling = /[\d@]/

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const signValues = new Uint8Array(128)
for (let value = 0; value < signs.length; value += 1) signValues[signs.charCodeAt(value)] = value

/** In which of the signs of a group the highest bit of a byte is, and where: set, the byte is no ASCII. */
const highBits = [32, 8, 2, 0]

/**
 * The text behind base64, where it is one that a person could read and that could hold an identifier.
 *
 * @example
 * decodeBase64('MDA0ODI5MTA=')   // '00482910'
 */
export function decodeBase64(sequence: string): string | undefined {
  if (sequence.length % 4 !== 0) return undefined
  // Words of eight letters are as often met as base64 is not.
  for (let at = 0; at < sequence.length; at += 1) {
    // Of the sign before the padding the last bits mean nothing.
    if (sequence.charAt(at + 1) === '=') break
    const value = signValues[sequence.charCodeAt(at)] ?? 0
    if ((value & (highBits[at & 3] as number)) !== 0) return undefined
  }
  const decoded = atob(sequence)
  return printable.test(decoded) && telling.test(decoded) ? decoded : undefined
}
