import { atOnce, type Steps } from '@fcc/plugin-api'
import { spanOutOfRange } from './diagnostics.ts'
import type { TextSpan } from './text-span.ts'

/** A rewritten text that knows, for each of its code units, where it came from. */
export interface MappedText {
  readonly text: string
  /** The length of the original text. */
  readonly originalLength: number
  /**
   * The original offset of the code unit at `offset`; the original length at the very end.
   * Never decreases as `offset` grows.
   */
  toOriginal(offset: number): number
  /** The smallest original span that everything in `span` came from. */
  originalSpan(span: TextSpan): TextSpan
}

/** A text as it is, mapped onto itself. */
export function identityText(text: string): MappedText {
  const length = text.length
  return {
    text,
    originalLength: length,
    toOriginal(offset) {
      assertSpan(offset, offset, length)
      return offset
    },
    originalSpan({ start, end }) {
      assertSpan(start, end, length)
      return { start, end }
    },
  }
}

/**
 * Replaces each match of `expression` (global) and keeps the map to the original. All code units
 * of a replacement stand for the whole match; what lies between matches stands for itself.
 * Returns `source` itself when nothing matches.
 *
 * @param near finds, cheaply, what every match has in it or one ASCII character after its beginning; global.
 *   A long text with little to rewrite is then searched by it alone.
 *
 * @example
 * rewriteText(identityText('a&amp;b'), /&amp;/g, () => '&').originalSpan({ start: 1, end: 2 })   // 1–6
 */
export function rewriteText(
  source: MappedText,
  expression: RegExp,
  replace: (match: string) => string,
  near?: RegExp,
): MappedText {
  return atOnce(rewriteTextSteps(source, expression, replace, near))
}

/** What a match costs besides its characters, in characters of a scan. */
const MATCH_COST = 30
/** Characters behind which a step ends: one per match would cost more than the match. */
const STEP = 20_000

/**
 * The same in steps. Where the expression continues is kept here and not in it, for other texts use it in
 * the meantime.
 */
export function* rewriteTextSteps(
  source: MappedText,
  expression: RegExp,
  replace: (match: string) => string,
  near?: RegExp,
): Steps<MappedText> {
  const input = source.text
  let next = 0
  let match = nextMatch()
  if (match === null) {
    yield input.length
    return source
  }
  let [looked, cost] = [0, 0]
  const texts: string[] = []
  const pieces = startPieces()
  let done = 0
  let length = 0
  while (match !== null) {
    const matchEnd = match.index + match[0].length
    keep(done, match.index)
    const replacement = replace(match[0])
    add(replacement, match.index, matchEnd)
    done = matchEnd
    if (match[0] === '') next += 1
    cost += matchEnd - looked + MATCH_COST
    looked = matchEnd
    if (cost > STEP) {
      yield cost
      cost = 0
    }
    match = nextMatch()
  }
  keep(done, input.length)
  return compose(source, texts.join(''), pieces)

  function nextMatch(): RegExpExecArray | null {
    if (near !== undefined) {
      near.lastIndex = next
      const found = near.exec(input)
      if (found === null) return null
      next = Math.max(next, found.index - 1)
    }
    expression.lastIndex = next
    const found = expression.exec(input)
    next = expression.lastIndex
    return found
  }

  function keep(from: number, to: number): void {
    if (from < to) add(input.slice(from, to), from, undefined)
  }

  function add(text: string, from: number, to: number | undefined): void {
    if (text === '') return
    texts.push(text)
    pieces.at.push(length)
    pieces.from.push(from)
    pieces.to.push(to)
    length += text.length
  }
}

/** A stretch of a text, and what stands in its place. */
export interface Replacement extends TextSpan {
  readonly by: string
}

/** Replaces stretches that are in order and apart. Gives the source itself where there are none. */
export function replaceSpans(source: MappedText, replacements: readonly Replacement[]): MappedText {
  if (replacements.length === 0) return source
  const input = source.text
  const texts: string[] = []
  const pieces = startPieces()
  let [done, length] = [0, 0]
  for (const { start, end, by } of [
    ...replacements,
    { start: input.length, end: input.length, by: '' },
  ]) {
    add(input.slice(done, start), done, undefined)
    add(by, start, end)
    done = end
  }
  return compose(source, texts.join(''), pieces)

  function add(text: string, from: number, to: number | undefined): void {
    if (text === '') return
    texts.push(text)
    pieces.at.push(length)
    pieces.from.push(from)
    pieces.to.push(to)
    length += text.length
  }
}

/**
 * What a rewritten text was put together from, piece by piece, as three lists of equal length: a text
 * has as many as it had matches, and not as many as it has characters.
 */
interface Pieces {
  /** Where each begins in the rewritten text; strictly rising, from 0. */
  readonly at: number[]
  /** Where it begins in the text it came from. */
  readonly from: number[]
  /** Of a replacement: where what it stands for ends. What was kept stands for itself. */
  readonly to: (number | undefined)[]
}

const startPieces = (): Pieces => ({ at: [], from: [], to: [] })

/** The index of the piece that holds a code unit. */
function pieceAt({ at }: Pieces, offset: number): number {
  let low = 0
  let high = at.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((at[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the code unit at an offset came from: its start, and the end of what it stands for. */
function origin(pieces: Pieces, offset: number): TextSpan {
  const index = pieceAt(pieces, offset)
  const from = pieces.from[index] as number
  const to = pieces.to[index]
  if (to !== undefined) return { start: from, end: to }
  const start = from + offset - (pieces.at[index] as number)
  return { start, end: start + 1 }
}

function compose(source: MappedText, text: string, pieces: Pieces): MappedText {
  const length = text.length
  function toOriginal(offset: number): number {
    assertSpan(offset, offset, length)
    if (offset === length) return source.originalLength
    return source.toOriginal(origin(pieces, offset).start)
  }
  return {
    text,
    originalLength: source.originalLength,
    toOriginal,
    originalSpan({ start, end }) {
      assertSpan(start, end, length)
      if (start === end) return { start: toOriginal(start), end: toOriginal(start) }
      return source.originalSpan({
        start: origin(pieces, start).start,
        end: origin(pieces, end - 1).end,
      })
    },
  }
}

function assertSpan(start: number, end: number, length: number): void {
  if (!(start >= 0 && start <= end && end <= length)) throw spanOutOfRange(start, end, length)
}
