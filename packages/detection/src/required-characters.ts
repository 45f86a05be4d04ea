/** The ASCII characters that occur in a text, as four words of 32 bits. */
export type CharacterSet = readonly [number, number, number, number]

/** The ten digits, for patterns that cannot match without one. */
export const DIGITS = '0123456789'

/** Which ASCII characters a text contains; one pass, so that patterns can be ruled out at once. */
export function charactersOf(text: string): CharacterSet {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset)
    if (code < 64) {
      if (code < 32) first |= 1 << code
      else second |= 1 << (code - 32)
    } else if (code < 96) third |= 1 << (code - 64)
    else if (code < 128) fourth |= 1 << (code - 96)
  }
  return [first, second, third, fourth]
}

/** Whether two sets share a character. */
export function isIntersecting(left: CharacterSet, right: CharacterSet): boolean {
  return (
    (left[0] & right[0]) !== 0 ||
    (left[1] & right[1]) !== 0 ||
    (left[2] & right[2]) !== 0 ||
    (left[3] & right[3]) !== 0
  )
}
