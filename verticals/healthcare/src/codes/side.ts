import type { CodeTable } from './order-file.ts'

/**
 * Whether a code says `unspecified` where another one of the table says on which side: the record mostly
 * knows, and a payer asks.
 *
 * Source: ICD-10-CM Official Guidelines, section I.B.13 (laterality).
 *
 * @param key the code without its dot
 * @example
 * isSideLeftOpen('H401190', table)  // true: there are codes for the right and the left eye
 */
export function isSideLeftOpen(key: string, table: CodeTable): boolean {
  const title = table.get(key)?.title
  if (title === undefined || !/\bunspecified\b/i.test(title)) return false
  const sided = new Set(
    [...title.matchAll(/\bunspecified\b/gi)].map(({ index }) =>
      `${title.slice(0, index)}right${title.slice(index + 'unspecified'.length)}`.toLowerCase(),
    ),
  )
  const category = key.slice(0, 3)
  for (const [other, row] of table) {
    if (other.startsWith(category) && sided.has(row.title.toLowerCase())) return true
  }
  return false
}
