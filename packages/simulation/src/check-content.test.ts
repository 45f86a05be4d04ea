import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkContent, countWords, sectionWords } from './check-content.ts'

const text = `# Report

Two words.

## Findings ##

One, two and three.

### Detail

four five

## Risks

# Annex

none
`

describe('words', () => {
  it.each([
    ['', 0],
    ['one', 1],
    ['one two\nthree', 3],
    ['--- *** |', 0],
    ['a-b, (c)', 2],
    ['größe 9 日本', 3],
  ])('of %j are %i', (given, count) => {
    expect(countWords(given)).toBe(count)
  })

  it('are counted in linear time, whatever the text', () => {
    // Quadratic time would be minutes.
    expect(countWords('['.repeat(500_000))).toBe(0)
    expect(sectionWords(`# ${'# '.repeat(250_000)}x\none`, 'other')).toBeUndefined()
    expect(sectionWords(`# ${' '.repeat(500_000)}x\none`, 'X')).toBe(1)
  })
})

describe('the words of a section', () => {
  it.each([
    ['Findings', 6],
    ['findings', 6],
    ['Detail', 2],
    ['Risks', 0],
    ['Annex', 1],
    ['Report', 8],
    ['Nothing', undefined],
  ])('%s are %s', (heading, count) => {
    expect(sectionWords(text, heading)).toBe(count)
  })

  it.each([
    ['# C#', 'C#'],
    ['# Findings   ###  ', 'Findings'],
    ['#\tFindings', 'Findings'],
    ['# ###', ''],
  ])('are found beneath %j', (line, title) => {
    expect(sectionWords(`${line}\none`, title)).toBe(1)
    expect(sectionWords(`#${line}x\none`, title)).toBeUndefined()
  })

  it('ends at the next heading of its level or above, never at one beneath', () => {
    const level = fc.integer({ min: 1, max: 6 })
    fc.assert(
      fc.property(level, level, (own, next) => {
        const given = `${'#'.repeat(own)} Mine\none\n${'#'.repeat(next)} Other\ntwo three\n`
        expect(sectionWords(given, 'Mine')).toBe(next > own ? 3 : 1)
      }),
    )
  })
})

describe('a content check', () => {
  it.each([
    [{ kind: 'section', heading: 'Findings', minWords: 6 }, true, 'section Findings has 6 words'],
    [{ kind: 'section', heading: 'Findings', minWords: 7 }, false, 'section Findings has 6 words'],
    [{ kind: 'section', heading: 'Risks', minWords: 1 }, false, 'section Risks has 0 words'],
    [{ kind: 'section', heading: 'Plan', minWords: 1 }, false, 'no section Plan'],
    [{ kind: 'contains', phrase: 'two WORDS' }, true, 'says two WORDS'],
    [{ kind: 'contains', phrase: 'six' }, false, 'does not say six'],
    [{ kind: 'lacks', phrase: 'six' }, true, 'does not say six'],
    [{ kind: 'lacks', phrase: 'Two' }, false, 'says Two'],
    [{ kind: 'words', atLeast: 14, atMost: 14 }, true, '14 words'],
    [{ kind: 'words', atLeast: 15, atMost: 99 }, false, '14 words'],
    [{ kind: 'words', atLeast: 0, atMost: 13 }, false, '14 words'],
  ] as const)('%o is %s', (check, passed, reason) => {
    expect(checkContent(text, check)).toEqual({ passed, reason })
  })

  it('quotes nothing of the text but what the check itself says', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (secret) => {
        const { reason } = checkContent(`${text}${secret}`, { kind: 'contains', phrase: 'six' })
        expect(reason).toMatch(/^(says|does not say) six$/)
      }),
    )
  })
})
