const decimalDigit = /^\p{Nd}$/u

/** The longest run of neighbouring decimal digits: five sets of mathematical digits. */
const LONGEST_RUN = 50

/**
 * The ASCII digit for any Unicode decimal digit, or undefined for another character. Unicode keeps the
 * ten digits of a script together and in order (Unicode Standard, section 4.6), so the value is the
 * distance to the start of the run, modulo ten.
 */
export function toAsciiDigit(character: string): string | undefined {
  if (!decimalDigit.test(character)) return undefined
  const codePoint = character.codePointAt(0) as number
  let distance = 0
  while (
    distance < LONGEST_RUN &&
    decimalDigit.test(String.fromCodePoint(codePoint - distance - 1))
  ) {
    distance += 1
  }
  return String(distance % 10)
}
