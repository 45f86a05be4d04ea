/**
 * The year of a written date, which may stay where it reveals no age over 89.
 *
 * @returns nothing where the date names no full year: a year in two digits is not guessed
 * @example
 * yearOfDate('March 9, 2026')  // 2026
 */
export function yearOfDate(written: string): number | undefined {
  const [year] = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(written) ?? []
  if (year !== undefined) return Number(year)
  const [, compact] = /^((?:19|20)\d\d)\d{4,10}$/.exec(written.replace(/\D/g, '')) ?? []
  return compact === undefined ? undefined : Number(compact)
}
