import { FccError } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isException } from './day.ts'
import { parseReturns } from './parse-returns.ts'

const limits = { minimumDays: 1, maximumDays: 1000 }
const header = 'date,return,var\n'

function failureOf(text: string, accepted = limits): FccError {
  try {
    parseReturns(text, accepted)
  } catch (error) {
    if (FccError.is(error)) return error
    throw error
  }
  throw new Error('the table was accepted')
}

describe('a table of returns', () => {
  it('is read with either line ending, a byte order mark and quoted cells', () => {
    const expected = [
      { date: '2025-01-02', return: -0.004, valueAtRisk: 0.021 },
      { date: '2025-01-03', return: 0.0025, valueAtRisk: 0.02 },
    ]
    const plain = `${header}2025-01-02,-0.004,0.021\n2025-01-03,2.5e-3,.02\n`
    expect(parseReturns(plain, limits)).toEqual(expected)
    expect(parseReturns(`\ufeff${plain.replaceAll('\n', '\r\n')}`, limits)).toEqual(expected)
    expect(parseReturns(plain.replace('-0.004', '"-0.004"'), limits)).toEqual(expected)
  })

  it.each([
    ['-0.0123456789012345678', -0.012345678901234568],
    ['0.1000000000000000055511151231257827021181583404541015625', 0.1],
    ['-1.23456789012345678e-05', -1.2345678901234568e-5],
    ['1.7976931348623157e-300', 1.7976931348623157e-300],
    ['0.', 0],
    ['+.5E-3', 0.0005],
  ])('takes %s in the precision in which tools write numbers', (cell, value) => {
    expect(parseReturns(`${header}2025-01-02,${cell},0.02\n`, limits)[0]?.return).toBe(value)
  })

  it.each(['1e999', '0x10', '1,5', '1_000', '−0.01', '.', '1e', '0.0.1', 'Infinity'])(
    'refuses %s, which is no plain number',
    (cell) => {
      expect(failureOf(`${header}2025-01-02,"${cell}",0.02\n`).why).toContain('return is not')
    },
  )

  it.each([
    ['', 1, 1, 'empty'],
    ['date,returns,var\n2025-01-02,0,1\n', 1, 1, 'date,return,var'],
    [`${header}2025-02-29,0.1,0.2\n`, 2, 1, 'calendar date'],
    [`${header}2025-01-02,1.2%,0.2\n`, 2, 12, 'return is not'],
    [`${header}2025-01-02,NaN,0.2\n`, 2, 12, 'return is not'],
    [`${header}2025-01-02,0.1,-0.2\n`, 2, 16, 'above zero'],
    [`${header}2025-01-02,0.1,0\n`, 2, 16, 'above zero'],
    [`${header}2025-01-02,0.1,0.2\n2025-01-02,0.1,0.2\n`, 3, 1, 'not later'],
    [`${header}2025-01-02,0.1\n`, 2, 1, '2 cells'],
    [`${header}2025-01-02,0.1,0.2\n\n2025-01-03,0.1,0.2\n`, 3, 1, '1 cells'],
    [`${header}2025-01-02,0.1,"0.2\n`, 2, 3, 'CSV_QUOTE_NOT_CLOSED'],
    [`${header}2025-01-02,0.1,0.2"\n`, 2, 3, 'INVALID_OPENING_QUOTE'],
  ])('refused, %j says line %i, column %i', (text, line, column, what) => {
    const error = failureOf(text)
    expect(error.code).toBe('FCC_FINSERV_RETURNS_INVALID')
    expect(error.place).toEqual({ file: 'returns', line, column })
    expect(error.why).toContain(what)
  })

  it('shows several problems together and counts the rest', () => {
    const rows = Array.from({ length: 8 }, (_, day) => `2025-01-0${day + 1},x,0.1`).join('\n')
    const { why } = failureOf(`${header}${rows}\n`)
    expect(why).toContain('line 2')
    expect(why).toContain('line 6')
    expect(why).toContain('And 3 more.')
  })

  it('is refused with fewer or more days than the limits', () => {
    const text = `${header}2025-01-02,0,0.1\n2025-01-03,0,0.1\n`
    expect(failureOf(text, { minimumDays: 3, maximumDays: 9 }).code).toBe(
      'FCC_FINSERV_RETURNS_LENGTH',
    )
    expect(failureOf(text, { minimumDays: 1, maximumDays: 1 }).code).toBe(
      'FCC_FINSERV_RETURNS_LENGTH',
    )
    expect(parseReturns(text, { minimumDays: 2, maximumDays: 2 })).toHaveLength(2)
  })

  it('is refused by its beginning where that is no such table or too long a one', () => {
    const broken = '2025-01-04,"never closed'
    const rows = '2025-01-02,0,0.1\n2025-01-03,0,0.1\n'
    const why = (text: string) => failureOf(text, { minimumDays: 1, maximumDays: 1 }).why
    expect(why(`day,return,var\n${rows}${broken}`)).toContain('must be exactly date,return,var')
    expect(why(`${header}${rows}${broken}`)).toContain('has more than 1 days')
    expect(failureOf(`${header}${rows}${broken}`).code).toBe('FCC_FINSERV_RETURNS_INVALID')
  })

  it('whatever the text, gives days or an FccError', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('2025-01-02', '0.1', '"', '\r', '\n', '\u0000', '-1e99', '﻿', ',,'),
    )
    const row = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(','))
    const table = fc.array(row, { maxLength: 8 }).map((rows) => `${header}${rows.join('\n')}`)
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), table), (text) => {
        try {
          for (const day of parseReturns(text, limits)) {
            expect(Number.isFinite(day.return) && Number.isFinite(day.valueAtRisk)).toBe(true)
          }
        } catch (error) {
          expect(FccError.is(error)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an exception', () => {
  it('is a loss above the forecast, not one that equals it, nor a gain', () => {
    const day = { date: '2025-01-02', valueAtRisk: 0.02 }
    expect(isException({ ...day, return: -0.0201 })).toBe(true)
    expect(isException({ ...day, return: -0.02 })).toBe(false)
    expect(isException({ ...day, return: 0.05 })).toBe(false)
  })
})
