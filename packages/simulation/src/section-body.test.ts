import { atOnce } from '@fcc/plugin-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, sectionBody, sectionWords } from './section-body.ts'

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
    expect(atOnce(countWords(given))).toBe(count)
  })

  it('are counted in linear time, whatever the text', () => {
    // Quadratic time would be minutes.
    expect(atOnce(countWords('['.repeat(500_000)))).toBe(0)
    expect(atOnce(sectionWords(`# ${'# '.repeat(250_000)}x\none`, 'other'))).toBeUndefined()
    expect(atOnce(sectionWords(`# ${' '.repeat(500_000)}x\none`, 'X'))).toBe(1)
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
    expect(atOnce(sectionWords(text, heading))).toBe(count)
  })

  it.each([
    ['# C#', 'C#'],
    ['# Findings   ###  ', 'Findings'],
    ['#\tFindings', 'Findings'],
    ['# ###', ''],
  ])('are found beneath %j', (line, title) => {
    expect(atOnce(sectionWords(`${line}\none`, title))).toBe(1)
    expect(atOnce(sectionWords(`#${line}x\none`, title))).toBeUndefined()
  })

  it('ends at the next heading of its level or above, never at one beneath', () => {
    const level = fc.integer({ min: 1, max: 6 })
    fc.assert(
      fc.property(level, level, (own, next) => {
        const given = `${'#'.repeat(own)} Mine\none\n${'#'.repeat(next)} Other\ntwo three\n`
        expect(atOnce(sectionWords(given, 'Mine'))).toBe(next > own ? 3 : 1)
      }),
    )
  })

  it('ends at a rule between empty lines, and not at one that underlines', () => {
    expect(sectionBody('# A\none\n\n---\n\ntwo', 'A')).toBe('one\n')
    expect(sectionBody('# A\none\n---\ntwo', 'A')).toBe('one\n---\ntwo')
  })
})
