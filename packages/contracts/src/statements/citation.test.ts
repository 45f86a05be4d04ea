import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citationOf, citationsOf, withoutCitations } from './citation.ts'
import { contentWords } from './content-words.ts'

describe('a citation', () => {
  it('is read as it is written', () => {
    const line = fc.integer({ min: 1, max: 9_999_999 })
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,30}$/)
    fc.assert(
      fc.property(name, line, line, (artifact, one, other) => {
        const place = { line: Math.min(one, other), endLine: Math.max(one, other) }
        const text = `before ${citationOf(artifact, place)} behind`
        expect(citationsOf(text)).toEqual([{ artifact, ...place }])
        expect(withoutCitations(text)).toBe('before  behind')
      }),
    )
  })

  it.each([
    '[brief]',
    '[brief:]',
    '[:3]',
    '[brief: 3]',
    '(brief:3)',
    '[a b:3]',
    '[brief:12345678]',
  ])('is none in %s', (text) => {
    expect(citationsOf(text)).toEqual([])
  })
})

describe('the words that mean something', () => {
  it.each([
    ['The tools of a member', ['tools', 'member']],
    ['Der Fahrer und das Buch', ['fahrer', 'buch']],
    ['14 days, at 02:30', ['14', 'days', '02', '30']],
    ['ＳＡＦＥ sa\u200bfe', ['safe', 'safe']],
    ['图书馆', ['图书', '书馆']],
  ])('of %s are %j', (text, words) => {
    expect(contentWords(text)).toEqual(words)
  })
})
