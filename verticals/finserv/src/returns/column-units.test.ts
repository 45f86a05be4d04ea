import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { sampleReturns } from '../../scripts/generate-sample-returns.ts'
import { checkUnits } from './column-units.ts'
import type { Day } from './day.ts'
import { parseReturns } from './parse-returns.ts'

const bounds = { least: 0.1, most: 30 }
const days = parseReturns(sampleReturns(), { minimumDays: 1, maximumDays: 1000 })
const scaled = (by: { return?: number; var?: number }, from = 0): readonly Day[] =>
  days.map((day, index) =>
    index < from
      ? day
      : {
          ...day,
          return: day.return * (by.return ?? 1),
          valueAtRisk: day.valueAtRisk * (by.var ?? 1),
        },
  )

function refusalOf(table: readonly Day[]): FccError {
  try {
    checkUnits(table, bounds)
  } catch (error) {
    if (FccError.is(error)) return error
    throw error
  }
  throw new Error('the table was accepted')
}

describe('a table whose columns are in different units is refused, naming both and the likely unit:', () => {
  it.each([
    ['forecasts in percent', { var: 100 }, 'var is likely in percent and return in fractions'],
    ['returns in percent', { return: 100 }, 'return is likely in percent and var in fractions'],
    ['forecasts in basis points', { var: 10_000 }, 'var is likely in basis points'],
    ['forecasts in money', { var: 1_000_000 }, 'var is likely in an amount of money'],
    ['returns in money', { return: 2_000_000 }, 'return is likely in an amount of money'],
  ])('%s', (_what, by, likely) => {
    const error = refusalOf(scaled(by))
    expect(error.code).toBe('FCC_FINSERV_RETURNS_UNITS')
    expect(error.why).toContain('The columns return and var')
    expect(error.why).toContain(likely)
  })

  it('forecasts that turn to percent in the middle, at the line where they do', () => {
    expect(refusalOf(scaled({ var: 100 }, 120)).place?.line).toBe(122)
  })
})

describe('a table is taken', () => {
  it.each([
    ['as it should be', {}],
    ['with both columns in percent', { return: 100, var: 100 }],
    ['with both columns in money', { return: 5_000_000, var: 5_000_000 }],
    ['with forecasts three times too careful', { var: 3 }],
    ['with forecasts four times too low, which is for the tests to find', { var: 0.25 }],
  ])('%s', (_what, by) => {
    expect(() => checkUnits(scaled(by), bounds)).not.toThrow()
  })

  it('with too few moves to tell', () => {
    expect(() => checkUnits(scaled({ var: 100 }).slice(0, 10), bounds)).not.toThrow()
  })
})
