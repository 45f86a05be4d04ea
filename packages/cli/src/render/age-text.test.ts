import { expect, it } from 'vitest'
import { ageText } from './age-text.ts'

const now = Date.parse('2026-03-20T12:00:00.000Z')

it.each([
  ['2026-03-20T11:59:59.500Z', 'now'],
  ['2026-03-20T11:59:18.000Z', '42 s ago'],
  ['2026-03-20T11:01:00.000Z', '59 min ago'],
  ['2026-03-20T09:59:59.000Z', '2 h ago'],
  ['2026-03-17T12:00:00.000Z', '3 d ago'],
  ['2026-03-06T12:00:00.000Z', '2026-03-06'],
  ['2026-03-20T12:00:01.000Z', '2026-03-20 12:00:01'],
])('%s is told as %s', (at, text) => {
  expect(ageText(at, now)).toBe(text)
})
