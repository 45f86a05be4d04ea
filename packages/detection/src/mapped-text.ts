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
 * @example
 * rewriteText(identityText('a&amp;b'), /&amp;/g, () => '&').originalSpan({ start: 1, end: 2 })   // 1–6
 */
export function rewriteText(
  source: MappedText,
  expression: RegExp,
  replace: (match: string) => string,
): MappedText {
  const input = source.text
  expression.lastIndex = 0
  let match = expression.exec(input)
  if (match === null) return source
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let done = 0
  while (match !== null) {
    const matchEnd = match.index + match[0].length
    keep(done, match.index)
    const replacement = replace(match[0])
    pieces.push(replacement)
    for (let unit = 0; unit < replacement.length; unit += 1) {
      starts.push(match.index)
      ends.push(matchEnd)
    }
    done = matchEnd
    if (match[0] === '') expression.lastIndex += 1
    match = expression.exec(input)
  }
  keep(done, input.length)
  return compose(source, pieces.join(''), Uint32Array.from(starts), Uint32Array.from(ends))

  function keep(from: number, to: number): void {
    pieces.push(input.slice(from, to))
    for (let offset = from; offset < to; offset += 1) {
      starts.push(offset)
      ends.push(offset + 1)
    }
  }
}

function compose(
  source: MappedText,
  text: string,
  starts: Uint32Array,
  ends: Uint32Array,
): MappedText {
  const length = text.length
  function toOriginal(offset: number): number {
    assertSpan(offset, offset, length)
    return offset === length ? source.originalLength : source.toOriginal(starts[offset] as number)
  }
  return {
    text,
    originalLength: source.originalLength,
    toOriginal,
    originalSpan({ start, end }) {
      assertSpan(start, end, length)
      if (start === end) return { start: toOriginal(start), end: toOriginal(start) }
      return source.originalSpan({ start: starts[start] as number, end: ends[end - 1] as number })
    },
  }
}

function assertSpan(start: number, end: number, length: number): void {
  if (!(start >= 0 && start <= end && end <= length)) throw spanOutOfRange(start, end, length)
}
