import { paintState } from './paint-state.ts'
import type { Paint } from './terminal.ts'

/** What is written for people: a line, or a table that is laid out for where it is written. */
export type Said = string | Table

/** Before each item of a list in a cell; the rest of it is written behind it. */
export const DASH = '– '

/** Rows that become lines when the width of what they are written to is known. */
export interface Table {
  /** Cells below one another; a row that is one text has a line to itself, and widens no column. */
  readonly rows: readonly (readonly string[] | string)[]
  readonly indent: string
  readonly gap: string
  /** Colours the cells of the first column. */
  readonly paintFirst: (text: string) => string
  /** What the columns are: above them where cells stand beside one another, before each cell where they do not. */
  readonly heads: readonly string[]
  readonly paintHead: (text: string) => string
  /** Colours what is written of a cell of any other column, by the whole cell and its column, from 1 on. */
  readonly paintCell: (text: string, cell: string, column: number) => string
  /** How wide the last column may get in characters, wherever it is written; as it is, by default. */
  readonly lastWidth: number | undefined
}

/**
 * Rows with columns below one another: see `layOut` for what becomes of them where they are too wide.
 *
 * @example
 * terminal.say(...table([['a', 'first'], ['b', 'second']]))
 */
export function table(
  rows: Table['rows'],
  layout: Partial<Omit<Table, 'rows'>> = {},
): readonly Said[] {
  const {
    indent = '  ',
    gap = '  ',
    paintFirst = plain,
    lastWidth,
    heads = [],
    paintHead = plain,
    paintCell = plain,
  } = layout
  if (rows.length === 0) return []
  return [{ rows, indent, gap, paintFirst, lastWidth, heads, paintHead, paintCell }]
}

/**
 * The items of a list below the names of their columns, states in their colours; nothing where there are none.
 *
 * @example
 * terminal.say(...listTable(['ID', 'NAME'], [['a', 'first']], terminal.paint))
 */
export function listTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  layout: Partial<Pick<Table, 'indent'>> = {},
): readonly Said[] {
  return table(rows, {
    ...layout,
    heads,
    paintHead: paint.dim,
    paintCell: (text, cell, column) =>
      heads[column] === 'STATE' ? paintState(text, cell, paint) : text,
  })
}

function plain(text: string): string {
  return text
}
