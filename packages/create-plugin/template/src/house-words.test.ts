import { createTestRuntime } from '@fcc/testing'
import { expect, it } from 'vitest'
import { wordLists, wordsToAvoid } from './house-words.ts'
import plugin from './index.ts'

it('finds the words that contributed lists have', async () => {
  const { contribution } = await createTestRuntime({ plugins: [plugin] })
  const list = contribution(wordLists, 'example-fcc-template/house-words')
  const subject = { text: 'Utilise tools, use tools.' }
  const tenant = { contributions: () => [list] }
  const issues = await wordsToAvoid.validate(subject as never, { tenant } as never)
  expect(issues.map(({ code, span }) => [code, span])).toEqual([
    ['word-to-avoid', { start: 0, end: 7 }],
  ])
})
