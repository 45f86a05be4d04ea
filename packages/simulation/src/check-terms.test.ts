import type { Vocabulary } from '@fcc/contracts/vocabularies'
import { atOnce } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { checkContent } from './check-content.ts'
import { readContent } from './content-reading.ts'

const families: Vocabulary = {
  id: 'gov/families',
  title: 'Families',
  of: 'language',
  terms: [
    { term: 'Access Control', code: 'AC', synonyms: [], definition: 'Who.', broader: [] },
    { term: 'Incident Response', code: 'IR', synonyms: [], definition: 'What.', broader: [] },
  ],
}

const judged = (text: string, atLeast: number, heading?: string, known = [families]) =>
  atOnce(
    checkContent(readContent({ name: 'plan', text, inputs: {} }, known), {
      kind: 'terms',
      vocabulary: 'gov/families',
      heading,
      atLeast,
    }),
  )

describe('a check of terms', () => {
  it('counts each term once, by whatever name', () => {
    const text = 'AC-2, and Access Control again; then IR-4.'
    expect(judged(text, 2)).toMatchObject({ outcome: 'passed', value: 1 })
    expect(judged(text, 3)).toEqual({
      outcome: 'failed',
      value: 2 / 3,
      reason: '2 of 3 terms of gov/families are named',
    })
  })

  it('looks in its section alone, and fails where that is not there', () => {
    const text = '# A\n\nAC\n\n# B\n\nnothing'
    expect(judged(text, 1, 'A').outcome).toBe('passed')
    expect(judged(text, 1, 'B')).toMatchObject({ outcome: 'failed', value: 0 })
    expect(judged(text, 1, 'C')).toEqual({ outcome: 'failed', value: 0, reason: 'no section C' })
  })

  it('measures nothing where its vocabulary is not there', () => {
    expect(judged('AC', 1, undefined, [])).toEqual({
      outcome: 'not_measured',
      reason: 'vocabulary gov/families is not there',
    })
  })
})
