/** A sentence and where it stands, in UTF-16 offsets. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly words: readonly string[]
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentences of a text that hold a word. Pure. */
export function sentencesOf(text: string): readonly Sentence[] {
  return Array.from(segmenter.segment(text), ({ segment, index }): Sentence => {
    const start = index + segment.length - segment.trimStart().length
    return {
      start,
      end: start + segment.trim().length,
      words: segment.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [],
    }
  }).filter(({ words }) => words.length > 0)
}
