/** How the letters of a text are written: as prose, or in one case only, so that capitals say nothing. */
export type CaseHabit = 'mixed' | 'upper' | 'lower'

/** Below this share of letters the other case is a slip, an abbreviation or a label. */
const FEW = 0.12
/** A text of fewer letters has no habit. */
const LEAST_LETTERS = 12

/**
 * Judges a stretch of text by its own letters.
 *
 * @example
 * habitOf('HIS SON DERRICK HAYES SPOKE')   // 'upper'
 */
export function habitOf(text: string): CaseHabit {
  let upper = 0
  let lower = 0
  let words = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 97 && code <= 122) lower += 1
    else if (code >= 65 && code <= 90) {
      upper += 1
      const next = text.charCodeAt(at + 1)
      // A capital before lower case: somebody wrote a word as prose does.
      if (next >= 97 && next <= 122) words += 1
    }
  }
  const letters = upper + lower
  if (letters < LEAST_LETTERS) return 'mixed'
  if (lower / letters < FEW) return 'upper'
  return upper / letters < FEW && words === 0 ? 'lower' : 'mixed'
}
