import { atOnce } from '@fcc/detection'
import { describe, expect, it } from 'vitest'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { ONE_CASE_NOTES, ORDINARY_NOTES } from './case-doubt.test-data.ts'
import { caseDoubtText, findCaseDoubts } from './case-doubt.ts'

const vocabulary = readVocabulary()
const doubtsOf = (text: string) => atOnce(findCaseDoubts(text, vocabulary))

describe('what of a text is written in one case', () => {
  it.each(Object.entries(ORDINARY_NOTES))('is nothing of a note with %s', (_, text) => {
    expect(doubtsOf(text)).toEqual([])
  })

  it.each(Object.entries(ONE_CASE_NOTES))('is found: %s', (_, [text, first]) => {
    expect(doubtsOf(text)[0]?.lines.first).toBe(first)
  })

  it('is twenty kinds of note on each side', () => {
    expect(Object.keys(ORDINARY_NOTES)).toHaveLength(20)
    expect(Object.keys(ONE_CASE_NOTES)).toHaveLength(20)
  })

  it('is told by its lines and by what can be done, and quotes nothing', () => {
    const [text] = ONE_CASE_NOTES['a lower-case paragraph in an ordinary note'] ?? ['']
    const told = caseDoubtText(doubtsOf(text), 'note')
    expect(told).toContain('line 3 of the note, written without ordinary capitals')
    expect(told).toContain('have a person look at it, or type it in ordinary upper and lower case')
    expect(told).not.toMatch(/rose|young|grant/)
  })

  it('names five places and counts the rest', () => {
    const part = ONE_CASE_NOTES['all in lower case']?.[0] ?? ''
    const told = caseDoubtText(
      doubtsOf(`She was well today and went home.\n\n${part}\n\n`.repeat(7)),
      'note',
    )
    expect(told).toContain('and 2 more places')
  })
})
