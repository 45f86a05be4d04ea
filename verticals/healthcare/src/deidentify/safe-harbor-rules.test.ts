import { describe, expect, it } from 'vitest'
import { parseMarker, renderMarker } from '../marker.ts'
import { yearOfDate } from './date-year.ts'
import { holdsCheckDigit } from './record-number-check.ts'
import { latestRevealingYear } from './revealing-year.ts'

describe('years that reveal an age over 89', () => {
  it('end ninety years before the latest date of the text, and never before the floor', () => {
    expect(latestRevealingYear([2026])).toBe(1936)
    expect(latestRevealingYear([1999])).toBe(1936)
    expect(latestRevealingYear([2025, 2031])).toBe(1941)
    expect(latestRevealingYear([])).toBe(1936)
  })
})

describe('the year of a written date', () => {
  it.each([
    ['03/02/2026', 2026],
    ['March 9, 2026', 2026],
    ['2026-03-09T10:00', 2026],
    ['20260309', 2026],
    ['3/9/26', undefined],
    ['March 9', undefined],
  ])('of %s is %s', (written, year) => {
    expect(yearOfDate(written)).toBe(year)
  })
})

describe('the check digit of a record number', () => {
  it('notices every single digit that is changed', () => {
    const valid = '00482919'
    expect(holdsCheckDigit(valid, 'M10')).toBe(true)
    for (let place = 0; place < valid.length; place += 1) {
      for (let digit = 0; digit <= 9; digit += 1) {
        if (String(digit) === valid.charAt(place)) continue
        expect(holdsCheckDigit(valid.slice(0, place) + digit + valid.slice(place + 1), 'M10')).toBe(
          false,
        )
      }
    }
  })

  it('is not asked where the tenant has none', () => {
    expect(holdsCheckDigit('1', 'none')).toBeUndefined()
  })
})

describe('a marker', () => {
  it('comes back as it was written', () => {
    for (const marker of [
      { kind: 'name' },
      { kind: 'date', detail: '2026' },
      { kind: 'age', detail: '90+' },
    ] as const) {
      expect(parseMarker(renderMarker(marker))).toMatchObject(marker)
    }
  })

  it('is nothing else in brackets', () => {
    for (const text of ['[smith]', '[name:Smith]', 'name', '[name', '[NAME]', '[name: a]']) {
      expect(parseMarker(text)).toBeUndefined()
    }
  })
})
