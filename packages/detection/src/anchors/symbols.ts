import type { CharacterSet } from '../required-characters.ts'

/**
 * What expressions are told apart by: each ASCII character for itself, all others by their kind, and the end of
 * the text. Kinds are coarse, so a question about one of them is answered with `may` or `must`.
 */
export const ASCII = 128
export const KINDS = {
  upper: 128,
  lower: 129,
  letter: 130,
  mark: 131,
  number: 132,
  space: 133,
  rest: 134,
  /** Half of a character beyond the first 65,536, which may be a letter, a number or a mark. */
  half: 135,
  /** Half of one that is none of them: of a picture, a symbol. */
  sign: 136,
} as const
/** Before the first character, and behind the last. */
export const EDGE = 137
export const SYMBOLS = 138

const tests: readonly (readonly [number, RegExp])[] = [
  [KINDS.upper, /\p{Lu}/u],
  [KINDS.lower, /\p{Ll}/u],
  [KINDS.letter, /\p{L}/u],
  [KINDS.mark, /\p{M}/u],
  [KINDS.number, /\p{N}/u],
  [KINDS.space, /\s/u],
]

/** The symbols of code units, found out once each; 0 where one was not asked for yet. */
const known = new Uint8Array(65_536)

/** The symbol of a code unit. */
export function symbolOf(code: number): number {
  if (code < ASCII) return code
  const found = known[code] as number
  if (found !== 0) return found
  const symbol = kindOf(code)
  known[code] = symbol
  return symbol
}

function kindOf(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return KINDS.half
  const character = String.fromCharCode(code)
  return tests.find(([, test]) => test.test(character))?.[0] ?? KINDS.rest
}

/** Which characters beyond the first 65,536 are signs: a text repeats those that it has. */
const signs = new Map<number, boolean>()
const MOST_SIGNS = 10_000

/** The symbol of half a character. */
function halfAt(text: string, at: number): number {
  const isSecond = (text.charCodeAt(at) & 0xfc00) === 0xdc00
  const code = text.codePointAt(isSecond ? at - 1 : at) ?? 0
  // A half without the other one is no character, and nobody knows what it is taken for.
  if (code <= 0xffff) return KINDS.half
  let isSign = signs.get(code)
  if (isSign === undefined) {
    isSign = !/[\p{L}\p{M}\p{N}\s]/u.test(String.fromCodePoint(code))
    if (signs.size < MOST_SIGNS) signs.set(code, isSign)
  }
  return isSign ? KINDS.sign : KINDS.half
}

/** Which symbols are letters: 1 for those of ASCII, 2 for all others. */
export const letters: Uint8Array = Uint8Array.from({ length: SYMBOLS }, (_, symbol) =>
  (symbol >= 65 && symbol <= 90) || (symbol >= 97 && symbol <= 122)
    ? 1
    : symbol >= KINDS.upper && symbol <= KINDS.letter
      ? 2
      : 0,
)

/** A text by its symbols. */
export interface SymbolText {
  /** The symbol of each code unit, and of the edge behind them. */
  readonly symbols: Uint8Array
  /** Where something may begin that begins in no word: every place but those between two letters of ASCII, or two of others. */
  readonly starts: Uint32Array
  /** The ASCII characters that occur in it. */
  readonly present: CharacterSet
  readonly isAscii: boolean
}

/** Reads the symbols of a text, once for all that is asked of them. */
export function symbolText(text: string): SymbolText {
  const { length } = text
  const symbols = new Uint8Array(length + 1)
  const seen = new Uint8Array(SYMBOLS)
  // Of prose every third place is one: room for all is made where that does not do.
  let starts = new Uint32Array((length >> 1) + 1)
  let count = 0
  let wasLetter = 0
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at)
    const symbol = code < ASCII ? code : code >> 11 === 0x1b ? halfAt(text, at) : symbolOf(code)
    symbols[at] = symbol
    seen[symbol] = 1
    const isLetter = letters[symbol] as number
    if (count === starts.length) starts = grown(starts, length)
    starts[count] = at
    count += Number(isLetter === 0 || wasLetter !== isLetter)
    wasLetter = isLetter
  }
  symbols[length] = EDGE
  const present: [number, number, number, number] = [0, 0, 0, 0]
  for (let code = 0; code < ASCII; code += 1) {
    if (seen[code] === 1) present[code >> 5] = (present[code >> 5] as number) | (1 << (code & 31))
  }
  return {
    symbols,
    starts: starts.subarray(0, count),
    present,
    isAscii: !seen.includes(1, ASCII),
  }
}

function grown(starts: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(length + 1)
  all.set(starts)
  return all
}
