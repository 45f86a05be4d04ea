import { visible } from './visible.ts'

/** Rows as lines with columns below one another; the last column is as long as it is. */
export function tableLines(
  rows: readonly (readonly string[])[],
  layout: { readonly indent?: string; readonly gap?: string } = {},
): readonly string[] {
  const { indent = '  ', gap = '  ' } = layout
  const shown = rows.map((row) => row.map(visible))
  const widths = columnWidths(shown)
  return shown.map((row) =>
    `${indent}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(gap)}`.trimEnd(),
  )
}

/** The width of the widest cell of each column. */
function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    })
  }
  return widths
}
