import { eachMatch, type Steps, type TextSpan } from '@fcc/detection'

/** Letters and digits one by one, with the same few signs between them: `i.g.n.o.r.e`, `i g n o r e`. */
const spaced =
  /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}!$@<>[\]():/-][ \t._*|~-]{1,3}){10,4000}[\p{L}\p{N}]?/gu
/** A word that is far too long for one. */
const joined = /(?<![A-Za-z0-9])[A-Za-z0-9]{24,4000}(?![A-Za-z0-9])/g
const line = /[^\n]{1,4000}/g
const word = /[A-Za-z0-9@$!|]{2,24}/g
/** A word in which digits stand among letters. */
const mixed = /^(?=[^0-9]*[0-9])(?=.*[a-z]).{3,12}$/i

/** The share of the words of a line, and their number, from which on digits stand for letters. */
const SHARE = 0.25
const FEW = 3

/**
 * Where letters are written so that a search for words misses them: one by one, run together, or with
 * digits in the place of letters. That they are is nothing by itself: a list of doses looks like it.
 */
export function* disguisedStretches(text: string): Steps<readonly TextSpan[]> {
  return [
    ...(yield* spansOf(text, spaced)),
    ...(yield* spansOf(text, joined)),
    ...(yield* spansOf(text, line, isMixed)),
  ]
}

function* spansOf(
  text: string,
  expression: RegExp,
  isMeant: (stretch: string) => boolean = () => true,
): Steps<readonly TextSpan[]> {
  const spans: TextSpan[] = []
  yield* eachMatch(text, expression, ({ 0: stretch, index }) => {
    if (isMeant(stretch)) spans.push({ start: index, end: index + stretch.length })
  })
  return spans
}

function isMixed(stretch: string): boolean {
  const words = stretch.match(word) ?? []
  const odd = words.filter((each) => mixed.test(each)).length
  return odd >= FEW && odd >= words.length * SHARE
}
