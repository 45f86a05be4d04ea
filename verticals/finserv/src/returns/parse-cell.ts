/** Up to 1074 decimals: what the exact value of a double may have (IEEE 754), as some tools write it. */
const DECIMAL = /^[+-]?(?:\d{1,15}(?:\.\d{0,1074})?|\.\d{1,1074})(?:[eE][+-]?\d{1,3})?$/
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * A plain decimal number in any precision, rounded to the nearest double, or `undefined`: no spaces,
 * separators, percent signs, NaN or infinities, and nothing too large to be a double.
 */
export function parseDecimal(cell: string): number | undefined {
  if (!DECIMAL.test(cell)) return undefined
  const value = Number(cell)
  return Number.isFinite(value) ? value : undefined
}

/** Whether a cell is an ISO 8601 date that the calendar has. */
export function isCalendarDate(cell: string): boolean {
  const [, year, month, day] = DATE.exec(cell) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}
