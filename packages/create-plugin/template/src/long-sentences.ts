import type { Validator } from '@fcc/contracts'
import type { Settings } from './settings.ts'

/** Reports each long sentence by its place; an issue never quotes the text. */
export const longSentences: Validator<Settings> = {
  id: 'example-fcc-template/long-sentences',
  title: 'Long sentences',
  validate({ text }, { settings }) {
    return [...text.matchAll(/[^.!?]+/g)].flatMap(({ 0: sentence, index }) => {
      const words = sentence.split(/\s+/).filter((word) => word !== '').length
      if (words <= settings.maxWords) return []
      return {
        code: 'long-sentence',
        severity: 'warning',
        message: `A sentence of ${words} words; at most ${settings.maxWords} are easy to read.`,
        span: { start: index, end: index + sentence.length },
      }
    })
  },
}
