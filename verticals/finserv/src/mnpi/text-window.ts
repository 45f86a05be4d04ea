import type { TextSpan } from '@fcc/detection'

/** A sentence ends at a stop followed by space, or at an empty line. */
const SENTENCE_END = /[.!?]["')\]]{0,2}(?=\s)|\r?\n[ \t]{0,20}\r?\n/g

/** The ends of all sentences of a text, ascending; the text's own end is the last. */
export function sentenceEnds(text: string): readonly number[] {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length)
  return ends.at(-1) === text.length ? ends : [...ends, text.length]
}

/**
 * The sentences around a place: its own and `sentences` of them on either side, at most `reach`
 * characters away.
 */
export function windowAround(
  place: TextSpan,
  by: { readonly ends: readonly number[]; readonly sentences: number; readonly reach: number },
): TextSpan {
  const first = firstAbove(by.ends, place.start)
  const last = firstAbove(by.ends, place.end - 1)
  const start = first - by.sentences <= 0 ? 0 : (by.ends[first - by.sentences - 1] ?? 0)
  const end = by.ends[Math.min(by.ends.length - 1, last + by.sentences)] ?? place.end
  return {
    start: Math.max(start, place.start - by.reach),
    end: Math.min(end, place.end + by.reach),
  }
}

function firstAbove(ends: readonly number[], offset: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
