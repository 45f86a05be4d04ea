import type { Scorer } from '@fcc/contracts'
import type { Settings } from './settings.ts'

/** The share of sentences that are not long: 1 where every sentence is short. */
export const readability: Scorer<Settings> = {
  id: 'example-fcc-template/readability',
  title: 'Readability',
  score({ text }, { settings }) {
    const sentences = text.split(/[.!?]+/).filter((sentence) => /\w/.test(sentence))
    if (sentences.length === 0) return { kind: 'not_measured', reason: 'no sentence' }
    const short = sentences.filter((each) => each.trim().split(/\s+/).length <= settings.maxWords)
    const reason = `${short.length} of ${sentences.length} sentences are short`
    return { kind: 'scored', value: short.length / sentences.length, reason }
  },
}
