import { renderMarker } from '../marker.ts'
import type { Identifier } from './identifier.ts'

/** A stretch of the marked text that stands in the note as it is. */
interface KeptStretch {
  readonly start: number
  readonly end: number
  /** How far to the right it lies in the note. */
  readonly shift: number
}

/** A note with markers in the place of its identifiers, and the way back to the note. */
export interface MarkedText {
  readonly text: string
  /** The range of the note that a kept range of the marked text stands for; nothing for a marker. */
  toNote(start: number, end: number): { readonly start: number; readonly end: number } | undefined
}

/**
 * Puts markers in the place of identifiers.
 *
 * @param identifiers disjoint and in the order of the note
 */
export function markText(note: string, identifiers: readonly Identifier[]): MarkedText {
  const pieces: string[] = []
  const kept: KeptStretch[] = []
  let length = 0
  const put = (piece: string): void => {
    pieces.push(piece)
    length += piece.length
  }
  let done = 0
  const keep = (until: number): void => {
    if (until > done) kept.push({ start: length, end: length + until - done, shift: done - length })
    put(note.slice(done, until))
  }
  for (const identifier of identifiers) {
    keep(identifier.span.start)
    put(renderMarker(identifier))
    done = identifier.span.end
  }
  keep(note.length)
  return {
    text: pieces.join(''),
    toNote(start, end) {
      const stretch = kept[lastAtOrBefore(kept, start)]
      if (!stretch || end > stretch.end) return undefined
      return { start: start + stretch.shift, end: end + stretch.shift }
    },
  }
}

/** The index of the last stretch that begins at or before an offset; -1 where none does. */
function lastAtOrBefore(stretches: readonly KeptStretch[], offset: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
