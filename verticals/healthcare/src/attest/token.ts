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

/** Tokens that are cut out or proven in one step. */
export const TOKENS_OF_A_STEP = 32

/** The same in steps, for `inTurns`. */
export function* tokeniseSteps(text: string): Steps<readonly Token[]> {
  const tokens: Token[] = []
  const blank = /\s*/uy
  const filled = /\S+/uy
  let offset = 0
  let told = 0
  for (const [line, content] of text.split('\n').entries()) {
    const first = tokens.length
    let at = 0
    for (;;) {
      blank.lastIndex = at
      blank.test(content)
      filled.lastIndex = blank.lastIndex
      const start = blank.lastIndex
      if (!filled.test(content)) break
      at = filled.lastIndex
      cutRun(content.slice(start, at), { tokens, first, line, origin: offset + start })
      if (tokens.length - told >= TOKENS_OF_A_STEP) {
        yield (tokens.length - told) * TOKEN_COST
        told = tokens.length
      }
    }
    offset += content.length + 1
  }
  return tokens
}

/** Where the tokens of a run go, and where the run stands. */
interface RunPlace {
  readonly tokens: Token[]
  /** How many tokens there were before its line. */
  readonly first: number
  readonly line: number
  readonly origin: number
}

/** Cuts a run without white space into tokens: its markers, and what stands between them. */
function cutRun(run: string, { tokens, first, line, origin }: RunPlace): void {
  const pieces = run.includes('[') ? piecesOf(run) : wholeOf(run)
  let end = 0
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] as Piece
    tokens.push({
      text: run.slice(piece.start, piece.end),
      start: origin + piece.start,
      end: origin + piece.end,
      line,
      isMarker: piece.isMarker,
      before: run.slice(end, piece.start),
      after: run.slice(piece.end, pieces[index + 1]?.start ?? run.length),
      startsLine: tokens.length === first,
    })
    end = piece.end
  }
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly isMarker: boolean
}

const NO_PIECES: readonly Piece[] = []

/** The one token of a run without a marker. */
function wholeOf(run: string): readonly Piece[] {
  const [start, end] = coreOf(run, 0, run.length)
  return start < end ? [{ start, end, isMarker: false }] : NO_PIECES
}

/** Begun anew for each run. */
const marker = markerExpression()

/** The tokens of a run with a bracket. */
function piecesOf(run: string): readonly Piece[] {
  const pieces: Piece[] = []
  let done = 0
  const take = (start: number, end: number, isMarker: boolean): void => {
    if (start < end) pieces.push({ start, end, isMarker })
  }
  marker.lastIndex = 0
  for (let found = marker.exec(run); found !== null; found = marker.exec(run)) {
    take(...coreOf(run, done, found.index), false)
    done = found.index + found[0].length
    take(found.index, done, true)
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
