import type { Issue, Validator } from '@fcc/contracts'
import { definePoint, type PointShape } from '@fcc/plugin-api'

/** Words that a house does not use. */
export interface WordList {
  readonly id: string
  readonly title: string
  /** In lower case. */
  readonly words: readonly string[]
}

interface WordListShape extends PointShape {
  readonly value: WordList
}

/** A point of this plugin: other packages import the token and contribute lists of their own. */
export const wordLists = definePoint<WordListShape>({
  id: 'example-fcc-template/word-lists',
  version: 1,
  scope: 'assembly',
  combine: 'all-run',
  onFailure: 'drop',
})

export const houseWords: WordList = {
  id: 'example-fcc-template/house-words',
  title: 'Words of this house',
  words: ['utilise'],
}

/** Reads what everybody contributed to the point. */
export const wordsToAvoid: Validator = {
  id: 'example-fcc-template/words-to-avoid',
  title: 'No words that a list has',
  validate({ text }, { tenant }) {
    const words = new Set(tenant.contributions(wordLists).flatMap(({ value }) => value.words))
    return Array.from(text.matchAll(/\p{L}+/gu))
      .filter(([word]) => words.has(word.toLowerCase()))
      .map(
        ({ 0: word, index }): Issue => ({
          code: 'word-to-avoid',
          severity: 'warning',
          message: 'A list has this word.',
          span: { start: index, end: index + word.length },
        }),
      )
  },
}
