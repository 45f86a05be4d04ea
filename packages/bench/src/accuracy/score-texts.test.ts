import { describe, expect, it } from 'vitest'
import type { LabelledText } from './labelled-text.ts'
import { scoreTexts } from './score-texts.ts'

const texts: readonly LabelledText[] = [
  { id: 'a', text: 'seen by Mary Ann Smith', spans: [{ start: 8, end: 22, group: 'name' }] },
  { id: 'b', text: 'no one at all', spans: [] },
]

describe('the score of a set', () => {
  it('tells a span that is touched from one that is half and one that is wholly covered', () => {
    const at = (end: number) => scoreTexts(texts, new Map([['a', [{ start: 8, end }]]])).all
    expect(at(12)).toMatchObject({ touched: { count: 1 }, half: { count: 0 }, whole: { count: 0 } })
    expect(at(16)).toMatchObject({ touched: { count: 1 }, half: { count: 1 }, whole: { count: 0 } })
    expect(at(22)).toMatchObject({ touched: { count: 1 }, half: { count: 1 }, whole: { count: 1 } })
  })

  it('counts what is found in clean texts by text and by word', () => {
    const score = scoreTexts(texts, new Map([['b', [{ start: 0, end: 6 }]]]))
    expect(score.cleanFlagged).toMatchObject({ count: 1, of: 1 })
    expect(score.falsePerThousandWords).toBe(500)
    expect(score.characterPrecision).toMatchObject({ count: 0, of: 6 })
  })

  it('has no precision where nothing was found, rather than a perfect one', () => {
    expect(scoreTexts(texts, new Map()).characterPrecision.share).toBeNull()
  })
})
