import { atOnce, type Steps } from '@fcc/plugin-api'
import { recase } from './case/recase.ts'
import { decodeBase64 } from './decode-base64.ts'
import { identityText, type MappedText, rewriteTextSteps } from './mapped-text.ts'
import { normaliseSteps } from './normalise.ts'
import type { WordKnowledge } from './word-knowledge.ts'

/** One way to read a text, with the map back to the text as it was given. */
export interface Reading {
  readonly kind: 'plain' | 'unescaped' | 'unmarked' | 'recased' | 'rejoined'
  readonly text: MappedText
}

const escapeSequence =
  /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|nbsp|commat|period|hyphen|dash|num|colon|sol|lowbar|shy|zwnj|zwj);|\\u[0-9a-fA-F]{4}|\\[nrt"/\\]|%[2-7][0-9a-fA-F]|(?<![A-Za-z0-9+/=%\\&])(?:[A-Za-z0-9+/]{4}){2,256}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/=])/g

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
const interruption =
  /(?<=[\d-])[ \t]{0,3}\r?\n[ \t>|]{0,8}(?=[\d-])|(?<=[\w@.+/-])[*`~]{1,3}(?=[\w@.+/-])|(?<=[\d@.-])_{1,3}(?=[\d@.-])|(?<=(?<!\d)\d)[ .](?=\d[ ./-]{1,3}\d)|(?<=(?<!\d)\d[ .]\d)[ .](?=\d(?!\d))|(?<=\d)[ \t]{1,2}(?=[-–])|(?<=\d ?[-–])[ \t]{1,2}(?=\d)/g

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
  const original = identityText(text)
  const plain = yield* normaliseSteps(original)
  const list: Reading[] = [{ kind: 'plain', text: plain }]
  const decoded = yield* rewriteTextSteps(original, escapeSequence, decodeEscape)
  const unescaped = decoded === original ? plain : yield* normaliseSteps(decoded)
  if (unescaped !== plain) list.push({ kind: 'unescaped', text: unescaped })
  yield text.length
  const bare = unescaped.text.replace(markedLetter, (letter) => bareLetters.get(letter) ?? letter)
  // One letter for one: the map to the original stays as it is.
  const unmarked = bare === unescaped.text ? unescaped : { ...unescaped, text: bare }
  if (unmarked !== unescaped) list.push({ kind: 'unmarked', text: unmarked })
  yield text.length
  const prose = words && recase(unmarked.text, words)
  if (prose !== undefined) list.push({ kind: 'recased', text: { ...unmarked, text: prose } })
  yield text.length
  const rejoined = yield* rewriteTextSteps(unmarked, interruption, () => '')
  if (rejoined !== unmarked) list.push({ kind: 'rejoined', text: rejoined })
  return list
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
