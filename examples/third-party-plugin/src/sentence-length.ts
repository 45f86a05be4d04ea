import type { Issue, Validator } from '@fcc/contracts'
import { sentencesOf } from './sentences.ts'
import type { Settings } from './settings.ts'

/** Names every sentence that is too long, by its place and its count of words. */
export const sentenceLength: Validator<Settings> = {
  id: 'acme-plain-language/sentence-length',
  title: 'Length of sentences',
  validate({ text }, { settings }) {
    return sentencesOf(text)
      .filter(({ words }) => words.length > settings.maxWords)
      .map(
        ({ start, end, words }): Issue => ({
          code: 'long-sentence',
          severity: 'warning',
          message: `A sentence has ${words.length} words, and ${settings.maxWords} are enough.`,
          span: { start, end },
        }),
      )
  },
}
