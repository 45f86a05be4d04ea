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
  read(text: string, start: number, end: number): ContextReading
}

/** A letter or digit, in a text that was put in lower case. Spelled out because property escapes are slow. */
const wordCharacter = '[a-z0-9\\u00aa-\\uffff]'

const labelTail =
  '(?:\\s{0,2}(?:#|no\\.?|nbr\\.?|number|num|id|code|is|was))?[\\s"\'*_)\\]|>]{0,4}[:=#|>][\\s"\'*_(\\[|]{0,4}$'

/** Compiles phrases to whole-word expressions over a window of words on both sides. */
export function compileContext(definition: ContextDefinition): ContextMatcher {
  const words = alternatives(definition.words)
  const anywhere = wholeWords(words)
  const label = new RegExp(`(?<!${wordCharacter})(?:${words})s?${labelTail}`)
  const negative =
    definition.negative === undefined || definition.negative.length === 0
      ? undefined
      : wholeWords(alternatives(definition.negative))
  const before = definition.before ?? 6
  const after = definition.after ?? 3
  return {
    boost: definition.boost ?? 0.35,
    isRequired: definition.required === 'phrase',
    read(text, start, end) {
      const ahead = text.slice(windowStart(text, start, before), start).toLowerCase()
      const behind = text.slice(end, windowEnd(text, end, after)).toLowerCase()
      const phrase = anywhere.exec(ahead)?.[0] ?? anywhere.exec(behind)?.[0]
      const lowering = negative?.exec(ahead)?.[0] ?? negative?.exec(behind)?.[0]
      return {
        labelled: phrase !== undefined && label.test(ahead),
        ...(phrase === undefined ? {} : { phrase }),
        ...(lowering === undefined ? {} : { negative: lowering }),
      }
    },
  }
}

function alternatives(phrases: readonly string[]): string {
  return [...phrases]
    .sort((left, right) => right.length - left.length)
    .map((phrase) =>
      phrase
        .toLowerCase()
        .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replaceAll(' ', '[\\s_-]{0,3}'),
    )
    .join('|')
}

function wholeWords(words: string): RegExp {
  return new RegExp(`(?<!${wordCharacter})(?:${words})s?(?!${wordCharacter})`)
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
