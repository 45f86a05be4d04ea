/** The longest stretch without a break that is left as it is, in characters. */
const LONGEST = 200

/**
 * A text whose long stretches without a break (words, scripts that have no spaces, blank space) are parted
 * every 200 characters. A tokenizer takes quadratic time over such a stretch; its pieces have about as many
 * tokens, and what parts them is counted too.
 *
 * @example
 * inShortWords('a'.repeat(400)).length // 401
 */
export function inShortWords(text: string): string {
  return text
    .replace(words, (word) => (word.match(wordPieces) ?? []).join(' '))
    .replace(blanks, (blank) => (blank.match(blankPieces) ?? []).join('.'))
}

const words = new RegExp(`\\S{${LONGEST + 1},}`, 'gu')
const wordPieces = new RegExp(`\\S{1,${LONGEST}}`, 'gu')
const blanks = new RegExp(`\\s{${LONGEST + 1},}`, 'gu')
const blankPieces = new RegExp(`\\s{1,${LONGEST}}`, 'gu')
