import { atOnce } from '@fcc/detection'
import { describe, expect, it } from 'vitest'
import { deidentify } from '../deidentify/deidentify.ts'
import { DEFAULT_KEPT_RULES } from '../deidentify/kept-rules.ts'
import { placesByRules } from '../deidentify/places-by-rules.ts'
import { readVocabulary } from '../vocabulary/read-vocabulary.ts'
import { findSuspects } from './find-suspects.ts'
import { tokenise } from './token.ts'

const vocabulary = readVocabulary()
const suspects = (text: string) =>
  atOnce(
    findSuspects(tokenise(text), {
      vocabulary,
      latestRevealingYear: 1936,
      isReport: false,
      places: placesByRules(text, DEFAULT_KEPT_RULES),
    }),
  ).map((suspect) => suspect.token.text)
const masked = (note: string) =>
  deidentify(note, [], { detector: 'test', recordNumbers: 'none', kept: DEFAULT_KEPT_RULES }).text

/** 45 CFR 164.514(b)(2)(i)(C): who turns 90 is over 89, who turns 89 is not. */
describe('the edge of an age over 89', () => {
  it.each<[string, readonly string[]]>([
    ['born in 1936', ['1936']],
    ['born in 1937', []],
    ['on [date:1936]', ['[date:1936]']],
    ['on [date:1937]', []],
    ['aged 90', ['90']],
    ['aged 89', []],
    ['a 90-year-old woman', ['90-year-old']],
    ['an 89-year-old woman', []],
  ])('is kept in what is proven: %s', (text, expected) => {
    expect(suspects(text)).toEqual(expected)
  })

  it('is kept in years that stand alone', () => {
    expect(masked('She was born in 1936 and was well.')).not.toContain('1936')
    expect(masked('She was born in 1937 and was well.')).toContain('1937')
  })

  it('is kept in the years that markers of dates keep', () => {
    expect(masked('Seen on 03/02/1936 and well.')).not.toContain('1936')
    expect(masked('Seen on 03/02/1937 and well.')).toContain('[date:1937]')
  })
})
