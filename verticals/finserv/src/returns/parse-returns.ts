import { type CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { type ReturnsProblem, returnsInvalid, returnsLength } from '../diagnostics.ts'
import type { Day } from './day.ts'
import { isCalendarDate, parseDecimal } from './parse-cell.ts'

const COLUMNS = ['date', 'return', 'var'] as const
/** No header is longer, each of its names in quotes and with a byte order mark before it. */
const HEADER_LENGTH = 64

/** How much data a backtest accepts. */
export interface ReturnsLimits {
  /** The fewest trading days; supervisors ask for 250. */
  readonly minimumDays: number
  readonly maximumDays: number
}

interface Row {
  readonly cells: readonly string[]
  readonly line: number
  /** One-based place in its line where each cell begins. */
  readonly columns: readonly number[]
}

/**
 * Reads a CSV of daily returns and value-at-risk forecasts, strictly: the header `date,return,var`,
 * ISO dates in rising order, plain decimal numbers, forecasts above zero, nothing else.
 *
 * @throws FccError `FCC_FINSERV_RETURNS_INVALID`, naming line and column of what it found
 * @throws FccError `FCC_FINSERV_RETURNS_LENGTH` where there are too few or too many days
 * @example
 * parseReturns('date,return,var\n2025-01-02,-0.004,0.021\n', { minimumDays: 1, maximumDays: 10 })
 */
export function parseReturns(
  text: string,
  limits: ReturnsLimits,
  file = 'returns',
): readonly Day[] {
  // What is no such table, or too long a one, is known by its beginning and not read to its end.
  const problems: ReturnsProblem[] = checkHeader(readRows(firstLine(text), file, 1)[0])
  if (problems.length > 0) throw returnsInvalid(file, problems)
  const rows = readRows(text, file, limits.maximumDays + 2).slice(1)
  if (rows.length < limits.minimumDays || rows.length > limits.maximumDays) {
    throw returnsLength(file, rows.length, limits)
  }
  const days: Day[] = []
  for (const row of rows) {
    const day = readDay(row, days.at(-1)?.date, problems)
    if (day !== undefined) days.push(day)
  }
  if (problems.length > 0) throw returnsInvalid(file, problems)
  return days
}

function firstLine(text: string): string {
  const beginning = text.slice(0, HEADER_LENGTH)
  const end = beginning.search(/[\r\n]/)
  return end < 0 ? beginning : beginning.slice(0, end + 1)
}

/** The first rows of the table, no more than `count`. */
function readRows(text: string, file: string, count: number): readonly Row[] {
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      raw: true,
      relax_column_count: true,
      to: count,
    })
    return (records as unknown as readonly ParsedRecord[]).map(({ record, raw, info }) => ({
      cells: record,
      line: info.lines - (raw.trimEnd().match(/\n/g)?.length ?? 0),
      columns: cellColumns(raw),
    }))
  } catch (cause) {
    const { lines = 1, column = 0, code } = cause as CsvError & { lines?: number; column?: unknown }
    const at = typeof column === 'number' ? column + 1 : 1
    throw returnsInvalid(file, [
      {
        line: lines,
        column: at,
        what: `Cell ${at} of this line is not well-formed CSV (${code}).`,
      },
    ])
  }
}

interface ParsedRecord {
  readonly record: readonly string[]
  readonly raw: string
  readonly info: InfoRecord
}

function cellColumns(raw: string): readonly number[] {
  const columns = [1]
  let isQuoted = false
  for (const [index, character] of [...raw].entries()) {
    if (character === '"') isQuoted = !isQuoted
    if (character === ',' && !isQuoted) columns.push(index + 2)
  }
  return columns
}

function checkHeader(header: Row | undefined): ReturnsProblem[] {
  const expected = COLUMNS.join(',')
  if (header === undefined) {
    return [{ line: 1, column: 1, what: `The table is empty; its first line must be ${expected}.` }]
  }
  const isRight =
    header.cells.length === COLUMNS.length &&
    header.cells.every((cell, index) => cell === COLUMNS[index])
  if (isRight) return []
  return [{ line: header.line, column: 1, what: `The first line must be exactly ${expected}.` }]
}

function readDay(
  row: Row,
  before: string | undefined,
  problems: ReturnsProblem[],
): Day | undefined {
  const known = problems.length
  const problem = (index: number, what: string) =>
    problems.push({ line: row.line, column: row.columns[index] ?? 1, what })
  const [date = '', outcome = '', forecast = ''] = row.cells
  if (row.cells.length !== COLUMNS.length) {
    problem(0, `This row has ${row.cells.length} cells where ${COLUMNS.length} were expected.`)
    return undefined
  }
  if (!isCalendarDate(date)) problem(0, 'date is not a calendar date such as 2025-01-31.')
  else if (before !== undefined && date <= before) {
    problem(0, 'date is not later than the one before; each day may appear once, in order.')
  }
  const dayReturn = parseDecimal(outcome)
  if (dayReturn === undefined) problem(1, 'return is not a decimal number such as -0.0123.')
  const valueAtRisk = parseDecimal(forecast)
  if (valueAtRisk === undefined) problem(2, 'var is not a decimal number such as 0.0241.')
  else if (valueAtRisk <= 0) {
    problem(2, 'var must be above zero: it states a loss as a positive fraction.')
  }
  if (problems.length > known || dayReturn === undefined || valueAtRisk === undefined) return
  return { date, return: dayReturn, valueAtRisk }
}
