import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentCheck } from './content-check.test-support.ts'
import { CONTENT_CHECK_KINDS } from './content-check.ts'
import { contentCheckText, percentText, readContentCheckText } from './content-check-text.ts'

describe('what a check asks, in words', () => {
  it('is read back as the check, whatever phrases are in it', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(contentCheck, (check) => {
        seen.add(check.kind)
        expect(readContentCheckText(contentCheckText(check))).toEqual(check)
      }),
      { numRuns: 500 },
    )
    expect([...seen].sort()).toEqual([...CONTENT_CHECK_KINDS].sort())
  })

  it('is one line, whatever breaks a phrase has', () => {
    const check = { kind: 'contains', phrase: 'one\ntwo' } as const
    expect(contentCheckText(check)).toBe('the text has "one\\ntwo"')
    expect(readContentCheckText(contentCheckText(check))).toEqual(check)
  })

  it('rounds no share that somebody is held to', () => {
    expect([1, 0.955, 0.5, 0.07, 0.3333, 1e-7].map(percentText)).toEqual([
      '100 %',
      '95.5 %',
      '50 %',
      '7 %',
      '33.33 %',
      '0.00001 %',
    ])
  })

  it.each([
    '',
    'the text',
    'the text has "x',
    'the text has "\\q"',
    'the text has "x", and more',
    'at least many words',
    'at least 80 of the paragraphs, items and rows repeat no other',
    '{"kind":"lacks","phrase":"x"}',
  ])('is none where it says something else: %j', (text) => {
    expect(readContentCheckText(text)).toBeUndefined()
  })
})
