/** Looks for phrases in a text in lower case: whole words, the longest first. */
export interface PhraseSearch {
  /** The first match of any of them in a stretch of a text that was put in lower case, as if it were all there is. */
  find(lowered: string, from: number, to: number): string | undefined
}

/** A letter or digit, in a text that was put in lower case. Spelled out because property escapes are slow. */
export const WORD_CHARACTER = '[a-z0-9\\u00aa-\\uffff]'

/** Letters and digits by their place in a table, from 1 on; 0 for all else. */
const SIGNS = 37
const signOf = new Uint8Array(128)
for (let code = 97; code <= 122; code += 1) signOf[code] = code - 96
for (let code = 48; code <= 57; code += 1) signOf[code] = code - 21

/**
 * Makes a search for phrases, with what must follow them. It is tried only where a word begins with the first two
 * letters of one of them, which few words of a text do.
 *
 * @param phrases in lower case
 * @param alternatives the same as alternatives of an expression
 * @param tail the source of what follows
 */
export function phraseSearch(
  phrases: readonly string[],
  alternatives: string,
  tail: string,
): PhraseSearch {
  if (phrases.some((phrase) => !/^[a-z0-9]/.test(phrase))) {
    const anywhere = new RegExp(`(?<!${WORD_CHARACTER})(?:${alternatives})${tail}`)
    return { find: (lowered, from, to) => anywhere.exec(lowered.slice(from, to))?.[0] }
  }
  const expression = new RegExp(`(?:${alternatives})${tail}`, 'y')
  const begins = beginningsOf(phrases)
  return {
    find(lowered, from, to) {
      let stretch: string | undefined
      let isInWord = false
      for (let at = from; at < to; at += 1) {
        const code = lowered.charCodeAt(at)
        const isWord = isWordCode(code)
        if (isWord && !isInWord && code < 128) {
          const second = at + 1 < to ? lowered.charCodeAt(at + 1) : 0
          const sign = second < 128 ? (signOf[second] as number) : 0
          if (begins[(signOf[code] as number) * SIGNS + sign] === 1) {
            stretch ??= lowered.slice(from, to)
            expression.lastIndex = at - from
            const found = expression.exec(stretch)
            if (found !== null) return found[0]
          }
        }
        isInWord = isWord
      }
      return undefined
    },
  }
}

function beginningsOf(phrases: readonly string[]): Uint8Array {
  const begins = new Uint8Array(SIGNS * SIGNS)
  for (const phrase of phrases) {
    const row = (signOf[phrase.charCodeAt(0)] as number) * SIGNS
    const second = phrase.charCodeAt(1)
    // Behind one letter alone, a space or a sign, anything may stand.
    if (/^[a-z0-9]{2}/.test(phrase)) begins[row + (signOf[second] as number)] = 1
    else begins.fill(1, row, row + SIGNS)
  }
  return begins
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code >= 0xaa
}
