import type { Day } from './day.ts'

/** Checked days as CSV in one fixed form, so that equal data are equal bytes. */
export function formatReturns(days: readonly Day[]): string {
  const rows = days.map((day) => `${day.date},${day.return},${day.valueAtRisk}`)
  return `date,return,var\n${rows.join('\n')}\n`
}
