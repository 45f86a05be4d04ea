import type { Sentence } from './sentences.ts'

/**
 * The Flesch-Kincaid grade level of English text: the years of school somebody needs to read it.
 * Undefined without a word. Formula: Kincaid, Fishburne, Rogers, Chissom, Research Branch Report 8-75 (1975).
 */
export function readingGrade(sentences: readonly Sentence[]): number | undefined {
  const words = sentences.flatMap((sentence) => sentence.words)
  if (words.length === 0) return undefined
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

/** An estimate: groups of vowels, without an `e` that ends the word unheard. */
export function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?<=[^aeiouyl])e$/, '')
    .match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}
