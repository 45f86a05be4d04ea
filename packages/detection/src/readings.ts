import { atOnce, type Steps } from '@fcc/plugin-api'
import { anchoredExpression } from './anchors/anchored-expression.ts'
import { recase } from './case/recase.ts'
import { decodeBase64 } from './decode-base64.ts'
import { identityText, type MappedText, type Replacement, replaceSpans } from './mapped-text.ts'
import { normaliseSteps } from './normalise.ts'
import { type Read, readOnce } from './recent-reads.ts'
import { symbolsOf } from './symbols-of.ts'
import type { WordKnowledge } from './word-knowledge.ts'

/** One way to read a text, with the map back to the text as it was given. */
export interface Reading {
  readonly kind: 'plain' | 'unescaped' | 'unmarked' | 'recased' | 'rejoined'
  readonly text: MappedText
}

/** Of base64 only what stands for ASCII: what the highest bits of three bytes may be decides about the first three signs. */
const escapeSequence = anchoredExpression(
  /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|nbsp|commat|period|hyphen|dash|num|colon|sol|lowbar|shy|zwnj|zwj);|\\u[0-9a-fA-F]{4}|\\[nrt"/\\]|%[2-7][0-9a-fA-F]|(?<![A-Za-z0-9+/=%\\&])(?:[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/]){2,256}(?:[A-Za-f][A-Za-z0-9+/]==|[A-Za-f][A-HQ-Xg-nw-z0-3][A-Za-z0-9+/]=)?(?![A-Za-z0-9+/=])/,
)

const namedCharacters: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  commat: '@',
  period: '.',
  hyphen: '-',
  dash: '-',
  num: '#',
  colon: ':',
  sol: '/',
  lowbar: '_',
  shy: '',
  zwnj: '',
  zwj: '',
}

const jsonCharacters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/**
 * What stands inside a number or an address without being part of it: a line wrap, emphasis marks,
 * single spaces between single digits, spaces around a hyphen. Every bound is short, so the cost is linear.
 */
const interruption = anchoredExpression(
  /(?<=[\d-])[ \t]{0,3}\r?\n[ \t>|]{0,8}(?=[\d-])|(?<=[\w@.+/-])[*`~]{1,3}(?=[\w@.+/-])|(?<=[\d@.-])_{1,3}(?=[\d@.-])|(?<=(?<!\d)\d)[ .](?=\d[ ./-]{1,3}\d)|(?<=(?<!\d)\d[ .]\d)[ .](?=\d(?!\d))|(?<=\d)[ \t]{1,2}(?=[-–])|(?<=\d ?[-–])[ \t]{1,2}(?=\d)/,
)

/** Latin letters with marks, by the ASCII letter that carries them (Unicode's canonical decomposition). */
const bareLetters = new Map(
  Array.from({ length: 0x1eff - 0xc0 + 1 }, (_, offset) => String.fromCodePoint(0xc0 + offset))
    .map((letter) => [letter, letter.normalize('NFD').charAt(0)] as const)
    .filter(([letter, bare]) => letter !== bare && /[A-Za-z]/.test(bare)),
)
const markedLetter = new RegExp(`[${[...bareLetters.keys()].join('')}]`, 'g')

/**
 * The ways in which a text should be read: as it is; with escape sequences of HTML, JSON and
 * URLs and short base64 decoded once; where words are known, in the letters of prose; with letters bared of their marks; with numbers rejoined that a line wrap, emphasis or spacing took apart. A
 * reading that would differ in nothing is left out, so most texts have one.
 *
 * @example
 * readings('SSN 123-\n45-6789').map((reading) => reading.kind)   // ['plain', 'rejoined']
 */
export function readings(text: string, words?: WordKnowledge): readonly Reading[] {
  return atOnce(readingsSteps(text, words))
}

/** The same in steps, for `inTurns`. */
export function* readingsSteps(text: string, words?: WordKnowledge): Steps<readonly Reading[]> {
  const read = yield* readOnce(text, readSteps)
  const { unmarked } = read
  const prose = words && recase(unmarked.text, words)
  yield text.length / 4
  if (prose === undefined) return read.readings
  const recased: Reading = { kind: 'recased', text: { ...unmarked, text: prose } }
  const last = read.readings.at(-1)
  return last?.kind === 'rejoined'
    ? [...read.readings.slice(0, -1), recased, last]
    : [...read.readings, recased]
}

/** What is read of a text whatever is known of words. */
function* readSteps(text: string): Steps<Read> {
  const original = identityText(text)
  const plain = yield* normaliseSteps(original)
  const list: Reading[] = [{ kind: 'plain', text: plain }]
  const decoded = yield* undoneSteps(original)
  const unescaped = decoded === original ? plain : yield* normaliseSteps(decoded)
  if (unescaped !== plain) list.push({ kind: 'unescaped', text: unescaped })
  const bare = symbolsOf(unescaped).isAscii
    ? unescaped.text
    : unescaped.text.replace(markedLetter, (letter) => bareLetters.get(letter) ?? letter)
  // One letter for one: the map to the original stays as it is.
  const unmarked = bare === unescaped.text ? unescaped : { ...unescaped, text: bare }
  if (unmarked !== unescaped) list.push({ kind: 'unmarked', text: unmarked })
  yield text.length / 4
  const interruptions = yield* interruption.matchesSteps(unmarked.text, symbolsOf(unmarked))
  const rejoined = replaceSpans(
    unmarked,
    interruptions.map((span) => ({ ...span, by: '' })),
  )
  if (rejoined !== unmarked) list.push({ kind: 'rejoined', text: rejoined })
  return { readings: list, unmarked }
}

function* undoneSteps(original: MappedText): Steps<MappedText> {
  const { text } = original
  const replacements: Replacement[] = []
  for (const span of yield* escapeSequence.matchesSteps(text, symbolsOf(original))) {
    const sequence = text.slice(span.start, span.end)
    const by = decodeEscape(sequence)
    // What reads like base64 and is none is a word.
    if (by !== sequence) replacements.push({ ...span, by })
  }
  return replaceSpans(original, replacements)
}

function decodeEscape(sequence: string): string {
  if (/^[A-Za-z0-9+/]/.test(sequence)) return decodeBase64(sequence) ?? sequence
  if (sequence.startsWith('%')) return String.fromCharCode(Number.parseInt(sequence.slice(1), 16))
  if (sequence.startsWith('\\u')) return String.fromCharCode(Number.parseInt(sequence.slice(2), 16))
  if (sequence.startsWith('\\')) return jsonCharacters[sequence.slice(1)] ?? sequence.slice(1)
  const body = sequence.slice(1, -1)
  if (!body.startsWith('#')) return namedCharacters[body] ?? sequence
  const codePoint = /^#x/i.test(body)
    ? Number.parseInt(body.slice(2), 16)
    : Number.parseInt(body.slice(1), 10)
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : sequence
}
