import type { Steps } from '@fcc/plugin-api'
import { type MappedText, rewriteTextSteps } from './mapped-text.ts'

/** An escape of a JSON string (RFC 8259, section 7); a pair of surrogates is one character, and one match. */
const escaped =
  /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\["\\/bfnrt]/g

/** The same, or what may become one by what is written next. */
const escapeOrBeginning = new RegExp(`${escaped.source}|\\\\(?:u[0-9a-fA-F]{0,3})?$`, 'g')

const characters: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/**
 * A text with the escapes of JSON strings undone once, wherever they stand: what is looked at is often a
 * piece of some JSON, or has JSON in it. What came of an escape points back to the whole escape. Gives the
 * source itself where it has none.
 */
export function undoneSteps(source: MappedText): Steps<MappedText> {
  return rewriteTextSteps(source, escaped, undone)
}

/** The same of a text that is still being written: without what may become an escape at its end. */
export function settledUndoneSteps(source: MappedText): Steps<MappedText> {
  return rewriteTextSteps(source, escapeOrBeginning, (match) =>
    match.length === 1 || (match[1] === 'u' && match.length < 6) ? '' : undone(match),
  )
}

function undone(match: string): string {
  const sign = match.charAt(1)
  if (sign !== 'u') return characters[sign] ?? sign
  return match
    .split('\\u')
    .slice(1)
    .map((code) => String.fromCharCode(Number.parseInt(code, 16)))
    .join('')
}
