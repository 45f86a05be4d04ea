/** How the letters of a text are written: as prose, or in one case only, so that capitals say nothing. */
export type CaseHabit = 'mixed' | 'upper' | 'lower'

/** Below this share of letters the other case is a slip, an abbreviation or a label. */
const FEW = 0.12
/** A text of fewer letters has no habit. */
export const LEAST_LETTERS = 12

/** The letters of a stretch of text. */
export interface LetterCount {
  upper: number
  lower: number
  /** Capitals before lower case: somebody wrote a word as prose does. */
  words: number
}

/**
 * Judges a stretch of text by its own letters.
 *
 * @example
 * habitOf('HIS SON DERRICK HAYES SPOKE')   // 'upper'
 */
export function habitOf(text: string): CaseHabit {
  return habitOfLetters(lettersOf(text, 0, text.length))
}

/** Counts the letters between two places. */
export function lettersOf(text: string, from: number, to: number): LetterCount {
  let upper = 0
  let lower = 0
  let words = 0
  let isCapital = false
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 97 && code <= 122) {
      lower += 1
      if (isCapital) words += 1
      isCapital = false
    } else {
      isCapital = code >= 65 && code <= 90
      if (isCapital) upper += 1
    }
  }
  return { upper, lower, words }
}

/** Whether a line has letters, and next to none in lower case. */
export function isInCapitals({ upper, lower }: LetterCount): boolean {
  return upper > 0 && lower / (upper + lower) < FEW
}

/** The habit of text with so many letters. */
export function habitOfLetters({ upper, lower, words }: LetterCount): CaseHabit {
  const letters = upper + lower
  if (letters < LEAST_LETTERS) return 'mixed'
  if (lower / letters < FEW) return 'upper'
  return upper / letters < FEW && words === 0 ? 'lower' : 'mixed'
}
