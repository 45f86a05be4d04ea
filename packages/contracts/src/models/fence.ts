import { hash } from 'node:crypto'

/** A fence around texts of others, in one message. */
export interface Fence {
  /** The word by which its lines are known; it is in none of the texts. */
  readonly word: string
  /** One text between its two lines; `label` says what it is and where it comes from. */
  around(label: string, text: string): string
}

/**
 * Makes a fence that none of the texts can close. Its word is taken from a digest of them that nobody can
 * steer, so that no text can be written that holds its own, in whatever disguise; where one does by chance,
 * the next is taken. Pure, and the same for the same texts.
 *
 * @param wordAt the words that are tried, by number
 * @example
 * fenceFor(['Four beds.']).around('input "sketch"', 'Four beds.')
 * // '=== x1b2c3… begins: input "sketch" ===\nFour beds.\n=== x1b2c3… ends ==='
 */
export function fenceFor(texts: readonly string[], wordAt = wordsOf(texts)): Fence {
  const read = texts.map(asRead)
  let tried = 0
  while (read.some((text) => text.includes(wordAt(tried)))) tried += 1
  const word = wordAt(tried)
  return {
    word,
    around: (label, text) =>
      `=== ${word} begins: ${oneLine(label)} ===\n${text}\n=== ${word} ends ===`,
  }
}

/** How many hexadecimal digits of a digest are in a word: 100 bits. */
const DIGITS = 25
/** As many characters, of 36, as those bits take. */
const LENGTH = 20

/** SHA-256 over the texts, each apart from the others. */
function wordsOf(texts: readonly string[]): (tried: number) => string {
  const all = JSON.stringify(texts)
  return (tried) => {
    const bits = hash('sha256', `${tried}${all}`, 'hex').slice(0, DIGITS)
    return `x${BigInt(`0x${bits}`).toString(36).padStart(LENGTH, '0')}`
  }
}

/** Letters of other scripts that look like those of a word, and those. */
const LIKE = new Map(
  Array.from(
    'аaвbсcԁdеeһhнhіiјjкkмmоoрpԛqѕsтtуyхxԝwαaιiκkνvοoρpτtυuχx'.matchAll(/(.)(.)/gu),
    (pair) => [pair[1], pair[2]],
  ),
)

/** A text as a reader takes it: no case, no signs that nobody sees, each letter in its plainest form. */
function asRead(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LIKE.get(letter) ?? letter)
}

/** A name that a hook or a remedy changed must not begin a line of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('===', '=')
}
