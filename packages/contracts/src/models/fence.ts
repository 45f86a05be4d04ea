/** A fence around texts of others, in one message. */
export interface Fence {
  /** The word by which its lines are known; it is in none of the texts. */
  readonly word: string
  /** One text between its two lines; `label` says what it is and where it comes from. */
  around(label: string, text: string): string
}

/**
 * Makes a fence that none of the texts can close: its word is in no text, whatever signs a text hides it
 * behind. Pure, and the same for the same texts.
 *
 * @example
 * fenceFor(['Four beds.']).around('input "sketch"', 'Four beds.')
 * // '=== x1b2c3d begins: input "sketch" ===\nFour beds.\n=== x1b2c3d ends ==='
 */
export function fenceFor(texts: readonly string[]): Fence {
  // Looked for once: a text may hold word after word, and each would be looked for in all of it.
  const taken = new Set(texts.map(asRead).flatMap(wordsIn))
  let seed = texts.reduce((hash, text) => digest(text, hash), FIRST)
  while (taken.has(wordOf(seed))) seed = (seed + 1) >>> 0
  const word = wordOf(seed)
  return {
    word,
    around: (label, text) =>
      `=== ${word} begins: ${oneLine(label)} ===\n${text}\n=== ${word} ends ===`,
  }
}

/** A text as a reader takes it: no case, no signs that nobody sees, each letter in its plain form. */
function asRead(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
}

/** A name that a hook or a remedy changed must not begin a line of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('===', '=')
}

// FNV-1a: it spreads, and has no secret. What keeps a fence closed is that its word is looked for.
const FIRST = 0x811c9dc5
function digest(text: string, from: number): number {
  let hash = from
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  }
  return hash
}

/** Every place in a text that could be the word of a fence, those that overlap too. */
function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?=(x[0-9a-z]{7}))/g)].map(([, word = '']) => word)
}

function wordOf(seed: number): string {
  return `x${seed.toString(36).padStart(7, '0')}`
}
