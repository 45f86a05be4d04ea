import { describe, expect, it } from 'vitest'
import { scan } from '../scan.ts'
import { ageOver89 } from './age-over-89.ts'

const found = (text: string) =>
  scan(text, ageOver89).map(({ span }) => text.slice(span.start, span.end))

describe('an age over 89', () => {
  it.each([
    ['92F with cough', '92'],
    ['Age/Sex: 92 F', '92'],
    ['Woman (94) with pneumonia', '94'],
    ['in her early 90s', '90s'],
    ['at the age of ninety-one', 'ninety-one'],
    ['102M admitted', '102'],
    ['Mother died at 95', '95'],
    ['She is 92', '92'],
    ['a 93 yo man', '93'],
  ])('is found: %s', (text, age) => {
    expect(found(text)).toEqual([age])
  })

  it.each([
    '89F with cough',
    'BP 92/60',
    'SpO2 92',
    '92 mg daily',
    'temp 98F',
    'She is 92 kg',
    'HR was 92',
    'the patient is 95% on room air',
    'in the 1990s',
    'died at 95 minutes',
  ])('is none: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})
