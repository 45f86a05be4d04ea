/** The name under which tables of ICD-10-CM are kept as reference data; its versions are days. */
export const ICD_10_CM = 'icd-10-cm'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Whether a text is a day of the calendar, as `YYYY-MM-DD`.
 *
 * @example
 * isDay('2026-02-30')  // false
 */
export function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? []
  if (year === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().slice(0, 10) === text
}

/**
 * From which day an order file is in force, by the fiscal year in its name: a year of ICD-10-CM begins on
 * the first of October before.
 *
 * Source: 45 CFR 162.1002 and CMS, "ICD-10-CM files", one for each fiscal year.
 *
 * @returns nothing where the name has no year, or several
 * @example
 * effectiveDayOf('icd10cm-order-2021.txt')  // '2020-10-01'
 */
export function effectiveDayOf(fileName: string): string | undefined {
  const base = fileName.replace(/^.*[\\/]/, '')
  const years = new Set(base.match(/(?<!\d)20[1-9]\d(?!\d)/g) ?? [])
  const [year] = years
  return years.size === 1 ? `${Number(year) - 1}-10-01` : undefined
}

/**
 * Whether a table that is in force from one day on may judge a day: not before it, and not after the end of
 * its fiscal year, for then another one replaced it whether that was imported or not.
 *
 * @param effective `YYYY-MM-DD`
 * @param day `YYYY-MM-DD`
 * @example
 * isInForce('2020-10-01', '2021-09-30')  // true
 * isInForce('2020-10-01', '2021-10-01')  // false
 */
export function isInForce(effective: string, day: string): boolean {
  const year = Number(effective.slice(0, 4))
  const end = effective.slice(5) < '10-01' ? `${year}-10-01` : `${year + 1}-10-01`
  return effective <= day && day < end
}
