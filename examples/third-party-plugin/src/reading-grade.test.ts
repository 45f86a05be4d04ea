import { expect, it } from 'vitest'
import { readingGrade, syllablesOf } from './reading-grade.ts'
import { sentencesOf } from './sentences.ts'

it.each(
  Object.entries({ take: 1, table: 2, water: 2, morning: 2, the: 1, documentation: 5, rhythm: 1 }),
)('hears the syllables of %s: %i', (word, syllables) => {
  expect(syllablesOf(word)).toBe(syllables)
})

it('grades by the published formula', () => {
  // Seven words, one sentence, eight syllables.
  const grade = readingGrade(sentencesOf('We all go to the house today.'))
  expect(grade).toBeCloseTo(0.39 * 7 + 11.8 * (8 / 7) - 15.59)
})
