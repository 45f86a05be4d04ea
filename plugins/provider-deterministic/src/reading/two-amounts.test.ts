import { atOnce } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { sampleArtifact } from '../sample-request.test-data.ts'
import { readBrief } from './brief.ts'
import { findTwoAmounts } from './two-amounts.ts'

const amountsIn = (text: string) =>
  atOnce(findTwoAmounts(atOnce(readBrief({ brief: sampleArtifact('brief', text) })))).map(
    ({ first, second, figures }) => [first.line, second.line, ...figures],
  )

describe('two amounts', () => {
  it.each([
    [
      'A loan of a tool lasts 14 days.\n\nA tool is on loan for at most 21 days.',
      [[1, 3, '14 days', '21 days']],
    ],
    ['The deposit is 10 EUR.\n\nThe deposit is 20 EUR.', [[1, 3, '10 EUR', '20 EUR']]],
    ['The backup runs at 02:30.\n\nThe backup runs at 03:30.', [[1, 3, '02:30', '03:30']]],
    [
      'A member may borrow three tools.\n\nMembers may borrow at most 5 tools at home.',
      [[1, 3, 'three tools', '5 tools']],
    ],
  ])('of one thing are found with both lines: %j', (text, found) => {
    expect(amountsIn(text)).toEqual(found)
  })

  it.each([
    'The deposit is 10 EUR.\n\nThe deposit for a ladder is 20 EUR.',
    'Hand tools: 90 pieces in the shed.\n\nPower tools: 50 pieces in the shed.',
    'Hall North seats 40 people.\n\nHall South seats 60 people.',
    'A shift has at least 2 stewards.\n\nA shift has at most 5 stewards.',
    'A member may borrow 3 tools.\n\nA member may borrow three tools.',
    'A member may borrow 3 tools for 14 days.\n\nA member may borrow 3 tools for 14 days in summer.',
    'Does a loan last 14 days?\n\nA loan lasts 21 days.',
    'The hall opens in 2024.\n\nThe hall opens in 2025.',
  ])('of different things, or the same in other words, are none: %j', (text) => {
    expect(amountsIn(text)).toEqual([])
  })
})
