const DECIMAL = /^[+-]?(?:\d{1,15}(?:\.\d{1,18})?|\.\d{1,18})(?:[eE][+-]?\d{1,2})?$/
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** A plain decimal number, or `undefined`: no spaces, separators, percent signs, NaN or infinities. */
export function parseDecimal(cell: string): number | undefined {
  return DECIMAL.test(cell) ? Number(cell) : undefined
}

/** Whether a cell is an ISO 8601 date that the calendar has. */
export function isCalendarDate(cell: string): boolean {
  const [, year, month, day] = DATE.exec(cell) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}
