import { type PhraseSearch, phraseSearch, WORD_CHARACTER } from './phrase-search.ts'

/** What stands around a value and makes it more or less likely to be what it seems. */
export interface ContextDefinition {
  /** Phrases that raise the score, whole words, any case; a space also matches `_` and `-`. */
  readonly words: readonly string[]
  /** How much a phrase nearby adds. Default 0.35. */
  readonly boost?: number
  /** How many words before the value are looked at. Default 6. */
  readonly before?: number
  /** How many words after it. Default 3. */
  readonly after?: number
  /** `phrase`: without one of the words nearby it is no finding. Default `none`. */
  readonly required?: 'none' | 'phrase'
  /** Phrases that lower the score by 0.35, unless the value is labelled. */
  readonly negative?: readonly string[]
}

/** What was seen around one value. */
export interface ContextReading {
  readonly phrase?: string
  readonly labelled: boolean
  readonly negative?: string
}

/** A context definition, compiled once. */
export interface ContextMatcher {
  readonly boost: number
  readonly isRequired: boolean
  /** @param lowered the text in lower case, where that is as long; then it need not be made for each value */
  read(text: string, start: number, end: number, lowered?: string): ContextReading
}

const labelTail =
  's?(?:\\s{0,2}(?:#|no\\.?|nbr\\.?|number|num|id|code|is|was))?[\\s"\'*_)\\]|>]{0,4}[:=#|>][\\s"\'*_(\\[|]{0,4}$'

/** Compiles phrases to whole-word expressions over a window of words on both sides. */
export function compileContext(definition: ContextDefinition): ContextMatcher {
  let made: Searches | undefined
  const before = definition.before ?? 6
  const after = definition.after ?? 3
  return {
    boost: definition.boost ?? 0.35,
    isRequired: definition.required === 'phrase',
    read(text, start, end, lowered) {
      made ??= searchesOf(definition)
      const { anywhere, label, negative } = made
      const [from, to] = [windowStart(text, start, before), windowEnd(text, end, after)]
      const ahead = windowOf(text, from, start, lowered)
      const behind = windowOf(text, end, to, lowered)
      const phrase = findIn(anywhere, ahead) ?? findIn(anywhere, behind)
      const labelled = phrase !== undefined && findIn(label, ahead) !== undefined
      // Of a value behind its label nothing is taken away.
      const lowering =
        labelled || negative === undefined
          ? undefined
          : (findIn(negative, ahead) ?? findIn(negative, behind))
      return {
        labelled,
        ...(phrase === undefined ? {} : { phrase }),
        ...(lowering === undefined ? {} : { negative: lowering }),
      }
    },
  }
}

/** A stretch of a text in lower case, within what is in lower case of it. */
interface Window {
  readonly small: string
  readonly from: number
  readonly to: number
}

function windowOf(text: string, from: number, to: number, lowered: string | undefined): Window {
  if (lowered !== undefined) return { small: lowered, from, to }
  const small = text.slice(from, to).toLowerCase()
  return { small, from: 0, to: small.length }
}

function findIn(search: PhraseSearch, { small, from, to }: Window): string | undefined {
  return search.find(small, from, to)
}

interface Searches {
  readonly anywhere: PhraseSearch
  readonly label: PhraseSearch
  readonly negative: PhraseSearch | undefined
}

/** Made when a value is first weighed: most patterns of a process never are. */
function searchesOf({ words, negative }: ContextDefinition): Searches {
  return {
    anywhere: searchFor(words, END_OF_WORD),
    label: searchFor(words, labelTail),
    negative:
      negative === undefined || negative.length === 0
        ? undefined
        : searchFor(negative, END_OF_WORD),
  }
}

/** Whole words, in the plural too. */
const END_OF_WORD = `s?(?!${WORD_CHARACTER})`

function searchFor(phrases: readonly string[], tail: string): PhraseSearch {
  const lowered = phrases.map((phrase) => phrase.toLowerCase())
  return phraseSearch(lowered, alternatives(lowered), tail)
}

function alternatives(phrases: readonly string[]): string {
  return [...phrases]
    .sort((left, right) => right.length - left.length)
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '[\\s_-]{0,3}'))
    .join('|')
}

/** Longest stretch that counts as one word: keeps the window bounded in a text without spaces. */
const WORD_LIMIT = 24

function windowStart(text: string, from: number, words: number): number {
  const floor = Math.max(0, from - words * WORD_LIMIT)
  let offset = from
  for (let seen = 0; seen < words && offset > floor; seen += 1) {
    while (offset > floor && !isWordCode(text.charCodeAt(offset - 1))) offset -= 1
    while (offset > floor && isWordCode(text.charCodeAt(offset - 1))) offset -= 1
  }
  return offset
}

function windowEnd(text: string, from: number, words: number): number {
  const ceiling = Math.min(text.length, from + words * WORD_LIMIT)
  let offset = from
  for (let seen = 0; seen < words && offset < ceiling; seen += 1) {
    while (offset < ceiling && !isWordCode(text.charCodeAt(offset))) offset += 1
    while (offset < ceiling && isWordCode(text.charCodeAt(offset))) offset += 1
  }
  return offset
}

function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code > 127
  )
}
