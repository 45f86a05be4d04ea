import { atOnce } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { definePattern } from './define-pattern.ts'
import { secret } from './patterns/secret.ts'
import { usSsn } from './patterns/us-ssn.ts'
import { scan } from './scan.ts'
import { settledPlaceSteps } from './settled-place.ts'

const settled = (text: string, patterns = usSsn) =>
  text.slice(0, atOnce(settledPlaceSteps(text, patterns)))

describe('what of a text is settled for patterns', () => {
  it.each([
    ['Of the shed. Her number is 536-9', 'Of the shed. Her number is'],
    ['Of the shed. Her SSN is 536-9', 'Of the shed. Her '],
    ['Of the shed.', 'Of the'],
    ['', ''],
  ])('of %j is %j', (text, place) => {
    expect(settled(text)).toBe(place)
  })

  it('is a text up to where a key begins, however long it is', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${`${'MIIEvQ'.repeat(10)}\n`.repeat(30)}`
    expect(settled(`Here it is: ${key}`, secret)).toBe('Here it is: ')
    expect(settled(`Here it is: ${key}; and so on and on it went`, secret)).toContain('; and so on')
  })

  it('is nothing of what may be weighed otherwise by words that are still to come', () => {
    const pattern = definePattern({
      ...{ id: 'badge', category: 'pii/badge', expression: /\bB-\d{4}\b/, base: 0.1 },
      context: { words: ['badge'], after: 6, required: 'phrase' },
    })
    const text = 'It says B-1234 and that is of the badge that she has.'
    expect(scan(text, [pattern])).toHaveLength(1)
    for (let end = 0; end < text.length; end += 1) {
      const place = settled(text.slice(0, end), [pattern])
      expect('It says '.slice(0, place.length)).toBe(place)
    }
    const more = text.replace('badge', 'house') + ' And so it goes on and on for a while.'.repeat(4)
    expect(settled(more, [pattern])).toContain('B-1234')
  })
})
