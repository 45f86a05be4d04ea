const DAY = 86_400_000

/** How a date is written: where its year, month and day stand. */
const FORMS: readonly (readonly [RegExp, (year: string, month: string, day: string) => string])[] =
  [
    // HL7: 20260314 and, with a time and a zone behind it, 20260314101500-0500
    [/^(\d{4})(\d{2})(\d{2})(?=\d{4}|$|[T+-])/, (year, month, day) => `${year}${month}${day}`],
    [/^(\d{4})-(\d{2})-(\d{2})(?=$|T| )/, (year, month, day) => `${year}-${month}-${day}`],
  ]
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?=$| )/

/**
 * Moves a date by days and leaves its form and its time of day as they are, so that intervals between the
 * dates of one patient stay what they were.
 *
 * @param days may be negative
 * @returns nothing where the text is no whole date of HL7, of ISO 8601 or of the form 3/14/2026
 * @example
 * shiftDate('20260314101500', -10)  // '20260304101500'
 */
export function shiftDate(written: string, days: number): string | undefined {
  for (const [form, write] of FORMS) {
    const [whole, year, month, day] = form.exec(written) ?? []
    const moved = whole && move(Number(year), Number(month), Number(day), days)
    if (moved) return `${write(...moved)}${written.slice(whole.length)}`
  }
  const [whole, month, day, year] = AMERICAN.exec(written) ?? []
  const moved = whole && move(Number(year), Number(month), Number(day), days)
  if (!moved) return undefined
  const [movedYear, movedMonth, movedDay] = moved
  const isPadded = /^\d\d\/\d\d\//.test(whole)
  const part = (text: string) => (isPadded ? text : String(Number(text)))
  return `${part(movedMonth)}/${part(movedDay)}/${movedYear}${written.slice(whole.length)}`
}

function move(
  year: number,
  month: number,
  day: number,
  days: number,
): readonly [year: string, month: string, day: string] | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const [y = '', m = '', d = ''] = new Date(date.getTime() + days * DAY)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return /^\d{4}$/.test(y) ? [y, m, d] : undefined
}
