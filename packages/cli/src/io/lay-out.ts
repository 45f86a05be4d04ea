import stringWidth from 'string-width'
import { columnWidths } from './column-widths.ts'
import { fitLine } from './fit-line.ts'
import { DASH, type Said, type Table } from './table.ts'
import { visible } from './visible.ts'
import { wrapText } from './wrap-text.ts'

/** How much deeper the cells of a row are written that has no room beside one another. */
const BELOW = '    '

/**
 * What is said as lines, none wider than so many columns. A table that is too wide wraps its cells; where
 * they would get too narrow beside one another, the cells of a row are written below its first. Without a
 * width, each row is one line.
 *
 * @param columns how many characters a line may have; not limited by default
 */
export function layOut(said: readonly Said[], columns?: number): readonly string[] {
  return said.flatMap((each) => {
    if (typeof each !== 'string') return tableLines(each, columns)
    return columns === undefined ? [each] : fitLine(each, columns)
  })
}

function tableLines(table: Table, columns: number | undefined): readonly string[] {
  const rows = table.rows.map((row) =>
    typeof row === 'string' ? visible(row) : row.map((cell) => visible(cell)),
  )
  const { indent, gap, lastWidth, heads } = table
  const cells = [...rows.filter((row) => typeof row !== 'string'), heads]
  const room = columns === undefined ? undefined : columns - indent.length
  const widths = columnWidths(cells, { gap: gap.length, room, lastWidth })
  const above = heads.length > 0 && widths ? headLines(table, widths) : []
  const below = rows.flatMap((row) => {
    if (typeof row === 'string') return columns === undefined ? [row] : fitLine(row, columns)
    return widths ? besideLines(row, widths, table) : belowLines(row, table, columns ?? 0)
  })
  return [...above, ...below]
}

function headLines(table: Table, widths: readonly number[]): readonly string[] {
  const { heads, indent, paintHead } = table
  const lines = besideLines(heads, widths, { ...table, paintFirst: bare, paintCell: bare })
  return lines.map((line) => `${indent}${paintHead(line.slice(indent.length))}`)
}

function bare(text: string): string {
  return text
}

/** Cells beside one another, each wrapped within its column. */
function besideLines(
  row: readonly string[],
  widths: readonly number[],
  { indent, gap, paintFirst, paintCell }: Table,
): readonly string[] {
  const cells = row.map((cell, at) => wrapped(cell, widths[at] ?? 0))
  const height = Math.max(...cells.map(({ length }) => length))
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map((lines, at) => {
      const text = lines[line] ?? ''
      const padding = ' '.repeat(Math.max(0, (widths[at] ?? 0) - stringWidth(text)))
      if (at === 0) return paintFirst(text + padding)
      return (text === '' ? '' : paintCell(text, row[at] ?? '', at)) + padding
    })
    return `${indent}${parts.join(gap)}`.trimEnd()
  })
}

/** The first cell, and the others below it, each behind its head, as many on a line as there is room for. */
function belowLines(
  [first = '', ...others]: readonly string[],
  { indent, gap, paintFirst, paintCell, heads, paintHead }: Table,
  columns: number,
): readonly string[] {
  const deeper = `${indent}${BELOW}`
  const headOf = (at: number): string => {
    const head = heads[at]
    return head === undefined ? '' : `${paintHead(`${head}:`)} `
  }
  const named = others.map((padded, at) => {
    const cell = padded.trimEnd()
    return cell === '' ? '' : `${headOf(at + 1)}${paintCell(cell, cell, at + 1)}`
  })
  return [
    ...wrapped(`${headOf(0)}${first}`, columns - indent.length).map(
      (line) => `${indent}${paintFirst(line)}`,
    ),
    ...packed(named, { gap, width: columns - deeper.length }).map((line) => `${deeper}${line}`),
  ].map((line) => line.trimEnd())
}

/** Cells behind one another, a new line where the next has no room, or is wrapped itself. */
function packed(
  cells: readonly string[],
  { gap, width }: { readonly gap: string; readonly width: number },
): readonly string[] {
  const lines: string[] = []
  for (const cell of cells.filter((each) => each !== '')) {
    const together = `${lines.at(-1) ?? ''}${gap}${cell}`
    if (lines.length > 0 && stringWidth(together) <= width) lines[lines.length - 1] = together
    else lines.push(...wrapped(cell, width))
  }
  return lines
}

/** A cell in lines of a width, each behind the spaces and the dash that the cell begins with. */
function wrapped(cell: string, width: number): readonly string[] {
  if (cell.trim() === '') return ['']
  if (stringWidth(cell) <= width) return [cell]
  const spaces = /^ */.exec(cell)?.[0] ?? ''
  const head = cell.startsWith(DASH) ? DASH : spaces
  const text = cell.slice(head.length).trim()
  const lines = wrapText(text, Math.max(1, width - head.length))
  return lines.map((line, at) => `${at === 0 ? head : ' '.repeat(head.length)}${line}`)
}
