import { scorers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { z } from 'zod'

const settings = z.strictObject({
  maxWords: z.int().min(5).default(25).describe('A sentence with more words is long.'),
})

export const plugin = definePlugin({
  id: 'acme-plain-language',
  settings,
  setup({ contribute }) {
    contribute(scorers, {
      id: 'acme-plain-language/readability',
      title: 'Readability',
      score({ text }, { settings: { maxWords } }) {
        const sentences = text.split(/[.!?]+/).filter((each) => /\w/.test(each))
        if (sentences.length === 0) return { kind: 'not_measured', reason: 'no sentence' }
        const short = sentences.filter((each) => each.trim().split(/\s+/).length <= maxWords)
        const reason = `${short.length} of ${sentences.length} sentences are short`
        return { kind: 'scored', value: short.length / sentences.length, reason }
      },
    })
  },
})
