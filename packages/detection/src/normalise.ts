import { atOnce, type Steps } from '@fcc/plugin-api'
import { toAsciiDigit } from './decimal-digits.ts'
import { foldHomoglyphs } from './homoglyphs.ts'
import { identityText, type MappedText, rewriteTextSteps } from './mapped-text.ts'

const plainAscii = /^[\t\n\r\x20-\x7e]*$/

/**
 * A character that is not plain ASCII, or one that carries marks, with its marks. Jamo are taken
 * together because they compose. The bounds follow the stream-safe format of UAX 15, section 13:
 * endless marks would make normalisation quadratic.
 */
const segment =
  /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]{1,64}|[^\p{M}]\p{M}{1,30}|[^\t\n\r\x20-\x7e]/gu

/** What each of those segments holds: its first character, or the mark on it. */
const notPlain = /[^\t\n\r\x20-\x7e]/gu

/** Format characters, variation selectors, fillers and controls: nothing of it is seen. */
const invisible =
  /\p{Cf}|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]|\u034f|[\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]|[\u180b-\u180d]|[^\P{Cc}\t\n\v\f\r\x85]/gu
const lineBreak = /[\v\f\x85\u2028\u2029]/g
const space = /[\u2800\u1680\p{Zs}]/gu
const dash = /[\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58]/gu
const foreignDigit = /[^\P{Nd}0-9]/gu
/**
 * Marks that did not become part of a letter: on what composes with none (a digit, a sign, a space), a
 * second one on a letter, and those beyond the bound. In scripts that write vowels by marks they are text.
 */
const looseMarks = /(?<=[\p{sc=Common}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{M}+|^\p{M}+$/gu

const punctuation: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u02bc': "'",
  '\u02b9': "'",
  '\u2032': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2033': '"',
  '\u2044': '/',
  '\u2215': '/',
  '\u2024': '.',
  '\u3002': '.',
  '\u2236': ':',
  '\ua789': ':',
}

/**
 * Makes a text comparable without losing where anything was: NFKC, invisible characters and marks that
 * compose with no letter removed,
 * decimal digits of every script as ASCII digits, dashes, spaces and quotes folded, look-alike
 * letters folded where they can only be a disguise. Lines are not joined. Plain ASCII is returned as it is.
 *
 * Source: Unicode UAX 15 (NFKC), TR39 (confusables).
 *
 * @example
 * const { text, originalSpan } = normalise('MRN\u200b: １２３')
 * text                                    // 'MRN: 123'
 * originalSpan({ start: 5, end: 8 })      // { start: 6, end: 9 }
 */
export function normalise(input: string | MappedText): MappedText {
  return atOnce(normaliseSteps(input))
}

/** The same in steps, for `inTurns`. */
export function* normaliseSteps(input: string | MappedText): Steps<MappedText> {
  const source = typeof input === 'string' ? identityText(input) : input
  const rewritten = yield* unfoldedSteps(source)
  if (rewritten === source) return source
  yield rewritten.text.length
  const folded = foldHomoglyphs(rewritten.text)
  return folded === rewritten.text ? rewritten : { ...rewritten, text: folded }
}

/** The normal form but for look-alikes, which are judged by all the letters and digits that they stand among. */
export function* unfoldedSteps(source: MappedText): Steps<MappedText> {
  if (plainAscii.test(source.text)) return source
  return yield* rewriteTextSteps(source, segment, normaliseSegment, notPlain)
}

/** What single code units become: a text repeats those that it has, and there are 65,536 at most. */
const known = new Map<string, string>()

function normaliseSegment(characters: string): string {
  if (characters.length > 1) return fold(characters)
  const found = known.get(characters) ?? fold(characters)
  known.set(characters, found)
  return found
}

function fold(characters: string): string {
  const folded = characters
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(lineBreak, '\n')
    .replace(space, ' ')
    .replace(dash, '-')
    .replace(foreignDigit, (digit) => toAsciiDigit(digit) ?? digit)
    .replace(looseMarks, '')
  return punctuation[folded] ?? folded
}
