import { describe, expect, it } from 'vitest'
import { layOut } from '../io/lay-out.ts'
import { table } from '../io/table.ts'
import { repeatedFlags } from '../options/repeated-flags.ts'
import { counted } from './counted.ts'
import { durationText } from './duration-text.ts'
import { findingsText } from './findings-text.ts'

describe('texts', () => {
  it('counts with the noun in its right number', () => {
    expect([0, 1, 2].map((count) => counted(count, 'entry', 'entries'))).toEqual([
      '0 entries',
      '1 entry',
      '2 entries',
    ])
  })

  it('gives times in the unit that people read them in', () => {
    expect([41, 23_205, 3_600_000].map(durationText)).toEqual(['41 ms', '23.2 s', '60 min'])
  })

  it('names findings by category and place, three of them, and counts the rest', () => {
    const finding = (start: number) => ({
      category: 'phi/mrn',
      span: { start, end: start + 7 },
      confidence: 1,
      detector: 'x',
    })
    expect(findingsText([finding(1)])).toBe('phi/mrn at 1–8')
    expect(findingsText([1, 2, 3, 4, 5].map(finding))).toMatch(/, 2 more$/)
  })

  it('puts columns below one another', () => {
    const rows = [
      ['a', 'bb'],
      ['ccc', ''],
    ]
    expect(layOut(table(rows))).toEqual(['  a    bb', '  ccc'])
  })

  it('repeats the options that a shown command needs again', () => {
    expect(repeatedFlags({ color: true })).toBe('')
    expect(repeatedFlags({ color: true, tenant: 'a', config: 'b.yaml', as: 'ada' })).toBe(
      ' --config b.yaml --tenant a',
    )
  })
})
