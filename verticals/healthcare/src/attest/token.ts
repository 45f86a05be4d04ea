import { atOnce, type Steps } from '@fcc/detection'
import { markerExpression } from '../marker.ts'

/** One word, number or marker of a text, without the punctuation around it. */
export interface Token {
  readonly text: string
  /** UTF-16 offsets, half open. */
  readonly start: number
  readonly end: number
  /** Zero-based number of the line. */
  readonly line: number
  readonly isMarker: boolean
  /** Punctuation directly before and after, up to the next space or token. */
  readonly before: string
  readonly after: string
  readonly startsLine: boolean
}

/**
 * Punctuation that carries nothing. Every other character that is not white space belongs to a
 * token and has to be proven: a symbol of a script nobody expected can carry an identifier too.
 */
const PUNCTUATION: ReadonlySet<string> = new Set(
  '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~°±²³·×÷–—‘’“”•…→←≤≥',
)

/**
 * Cuts a text into tokens. Replacing a token by a marker leaves the number of tokens, and the
 * place of each among them, as they were: that is how a residual found in a de-identified text is
 * found again in the text it was made from.
 *
 * @example
 * tokenise('Seen by [name], 2 days').map((token) => token.text)  // ['Seen', 'by', '[name]', '2', 'days']
 */
export function tokenise(text: string): readonly Token[] {
  return atOnce(tokeniseSteps(text))
}

/**
 * What cutting out or proving one token costs, in characters that an expression looks at in the same time.
 * Measured; it decides when others have a turn and nothing else.
 */
export const TOKEN_COST = 500

/** The same in steps, for `inTurns`. */
export function* tokeniseSteps(text: string): Steps<readonly Token[]> {
  const tokens: Token[] = []
  let offset = 0
  for (const [line, content] of text.split('\n').entries()) {
    let isFirst = true
    for (const run of content.matchAll(/\S+/gu)) {
      const pieces = piecesOf(run[0])
      const origin = offset + run.index
      pieces.forEach((piece, index) => {
        tokens.push({
          text: piece.text,
          start: origin + piece.start,
          end: origin + piece.end,
          line,
          isMarker: piece.isMarker,
          before: run[0].slice(pieces[index - 1]?.end ?? 0, piece.start),
          after: run[0].slice(piece.end, pieces[index + 1]?.start ?? run[0].length),
          startsLine: isFirst,
        })
        isFirst = false
      })
      yield TOKEN_COST
    }
    offset += content.length + 1
  }
  return tokens
}

interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly isMarker: boolean
}

/** The tokens of a run without white space: its markers, and what stands between them. */
function piecesOf(run: string): readonly Piece[] {
  const pieces: Piece[] = []
  let done = 0
  const take = (start: number, end: number, isMarker: boolean): void => {
    if (start < end) pieces.push({ text: run.slice(start, end), start, end, isMarker })
  }
  for (const marker of run.includes('[') ? run.matchAll(markerExpression()) : []) {
    take(...coreOf(run, done, marker.index), false)
    done = marker.index + marker[0].length
    take(marker.index, done, true)
  }
  take(...coreOf(run, done, run.length), false)
  return pieces
}

/** The range without the punctuation at both ends. A loop: an expression would be quadratic here. */
function coreOf(run: string, from: number, to: number): readonly [start: number, end: number] {
  let start = from
  let end = to
  while (start < end && PUNCTUATION.has(run.charAt(start))) start += 1
  while (start < end && PUNCTUATION.has(run.charAt(end - 1))) end -= 1
  return [start, end]
}
