import type { HostileLimits } from './hostile-limits.ts'
import type { HostileText } from './hostile-texts.ts'

/** Short pieces whose repetition makes searches go back and forth. */
const PIECES = [
  'a',
  'A',
  '0',
  '1',
  ' ',
  '\n',
  '\t',
  '.',
  '-',
  '_',
  ',',
  ':',
  ';',
  '@',
  '/',
  '\\',
  '#',
  '*',
  '|',
  '(',
  '[',
  '{',
  '<',
  '"',
  "'",
  '=',
  '+',
  '$',
  'é',
  '\u0301',
  '\u200b',
  '😀',
  'Ab ',
  'word ',
  'a.',
  'a@',
  'a-',
  '1-',
  '1,',
  '1 ',
  '1.',
  '1/1/',
  '00:',
  '<a ',
  '</',
  '](',
  '**',
  '# x\n',
  '| x ',
  '\n\n',
  '- a\n',
  '"a",',
  '{"a":',
  '[1,',
  'http://',
  'www.',
  'a@a.',
  ' \n',
  '\r\n',
  'Dr. ',
  'A. ',
  '//',
  '{{',
] as const

/** The most pieces that are taken from a suite's own cases. */
const MAX_OWN_PIECES = 24

/**
 * Texts that repeat one piece, alone and between two ends that make a match fail late: what turns a
 * careless search quadratic or worse. The author's own texts lend pieces, since a search often needs
 * a word of its own before it goes astray.
 *
 * @param own texts of the suite's cases
 */
export function repetitions(
  own: readonly string[],
  { repetitionLength: length }: Pick<HostileLimits, 'repetitionLength'>,
): readonly HostileText[] {
  const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length))
  const pieces = [...new Set([...PIECES, ...piecesOf(own)])]
  return [
    ...pieces.map((piece) => ({ name: `${JSON.stringify(piece)} repeated`, text: fill(piece) })),
    ...PIECES.map((piece) => ({
      name: `${JSON.stringify(piece)} repeated between two ends`,
      text: `(a${fill(piece)}\u0000!`,
    })),
  ]
}

/** Words of the cases, each with what follows it, and the beginnings of the cases as a whole. */
function piecesOf(own: readonly string[]): readonly string[] {
  const found = own.flatMap((text) => [text.slice(0, 40), ...(text.match(/\S{1,24}\s?/gu) ?? [])])
  const distinct = [...new Set(found)].filter((piece) => piece.length > 1)
  const step = Math.max(1, Math.ceil(distinct.length / MAX_OWN_PIECES))
  return distinct.filter((_, index) => index % step === 0)
}
