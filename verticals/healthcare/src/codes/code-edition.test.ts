import { describe, expect, it } from 'vitest'
import { effectiveDayOf, isDay, isInForce } from './code-edition.ts'

describe('the edition of a code table', () => {
  it.each([
    ['icd10cm-order-2021.txt', '2020-10-01'],
    ['/in/2019/icd10cm_order_2026.txt', '2025-10-01'],
    ['order.txt', undefined],
    ['icd10cm-order-2021-and-2022.txt', undefined],
    ['icd10cm-120210.txt', undefined],
  ])('is told by the name %s: %s', (name, day) => {
    expect(effectiveDayOf(name)).toBe(day)
  })

  it.each([
    ['2020-10-01', '2020-09-30', false],
    ['2020-10-01', '2020-10-01', true],
    ['2020-10-01', '2021-09-30', true],
    ['2020-10-01', '2021-10-01', false],
    ['2021-01-01', '2021-09-30', true],
    ['2021-01-01', '2021-10-01', false],
    ['2021-01-01', '2020-12-31', false],
  ])('in force from %s judges %s: %s', (effective, day, judges) => {
    expect(isInForce(effective, day)).toBe(judges)
  })

  it('has a day that the calendar has', () => {
    const written = ['2024-02-29', '2026-02-29', '2026-1-1', '2026-13-01', '']
    expect(written.map(isDay)).toEqual([true, false, false, false, false])
  })
})
