import { describe, expect, it } from 'vitest'
import { sampleReturns } from '../../scripts/generate-sample-returns.ts'
import type { Day } from './day.ts'
import { parseReturns } from './parse-returns.ts'
import { formatNotes, notesOn, parseNotes } from './returns-notes.ts'

const by = { today: '2026-03-02', longestGapDays: 12 }
const days = parseReturns(sampleReturns(), { minimumDays: 1, maximumDays: 1000 })
const dated = (date: (day: Day, index: number) => string) =>
  days.map((day, index) => ({ ...day, date: date(day, index) }))
const plus = (date: string, count: number) =>
  new Date(Date.parse(date) + count * 86_400_000).toISOString().slice(0, 10)
const scaled = (factor: number, from = 0) =>
  days.map((day, index) =>
    index < from
      ? day
      : { ...day, return: day.return * factor, valueAtRisk: day.valueAtRisk * factor },
  )
const notes = (table: readonly Day[]) => notesOn(table, by).map((note) => note.what)

describe('a table of returns is noted for', () => {
  it('days at weekends', () => {
    expect(notes(dated(({ date }) => plus(date, 1)))[0]).toMatch(
      /^50 days lie on a Saturday or Sunday/,
    )
  })

  it('a single Saturday', () => {
    const saturday = dated(({ date }, index) => (index === 3 ? '2025-01-11' : date))
    expect(notes(saturday)).toEqual(['1 day lies on a Saturday or Sunday: 2025-01-11.'])
  })

  it('a gap of two years', () => {
    const gap = dated(({ date }, index) => (index < 100 ? plus(date, -728) : date))
    expect(notes(gap)).toEqual(['No day between 2023-05-29 and 2025-05-27: a gap of 729 days.'])
  })

  it('days that have not come yet, such as the year 2099', () => {
    const ahead = dated(({ date }) => plus(date, 7 * 3870))
    expect(notes(ahead)[0]).toMatch(/^250 days lie after the day of this reading: 2099-/)
  })

  it('being weekly', () => {
    const weekly = dated((_day, index) => plus('2020-01-06', 7 * index))
    expect(notes(weekly)).toEqual([
      'The dates are not daily; the tests and zones are made for trading days.',
    ])
  })

  it('being consistently in percent, which changes no figure', () => {
    expect(notesOn(scaled(100), by)).toEqual([
      { kind: 'remark', what: expect.stringContaining('Both columns look like percent') },
    ])
  })

  it('being consistently in money', () => {
    expect(notes(scaled(1_000_000))[0]).toContain('Both columns look like amounts of money')
  })

  it('a scale that changes in the middle', () => {
    expect(notes(scaled(100, 120))[0]).toContain('near line 122')
  })

  it('having too few moves to tell its unit', () => {
    expect(notes(days.map((day) => ({ ...day, return: 0 })))[0]).toContain('Too few returns')
  })
})

describe('a table of returns is not noted for', () => {
  it('anything, where everything looks right', () => {
    expect(notesOn(days, by)).toEqual([])
  })

  it('the closure of an exchange for a week and a half', () => {
    const closed = dated(({ date }, index) => (index < 100 ? plus(date, -7) : date))
    expect(notes(closed)).toEqual([])
  })

  it('ending on the day of the reading', () => {
    expect(notesOn(days, { ...by, today: days.at(-1)?.date ?? '' })).toEqual([])
  })
})

it('notes are the same after they were written and read', () => {
  const made = notesOn(scaled(100), by)
  expect(parseNotes(formatNotes(made))).toEqual(made)
  for (const text of ['', '{}', '{"notes":[{"kind":"question"}]}']) {
    expect(() => parseNotes(text)).toThrow(/FCC_FINSERV_ARTIFACT_UNREADABLE/)
  }
})
