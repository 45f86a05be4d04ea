import { recordUnreadable } from '../diagnostics.ts'
import { columnTreatment } from './csv-columns.ts'
import type { Part, TakenApart } from './treatment.ts'

interface Cell {
  /** Without the quotes around it. */
  readonly start: number
  readonly end: number
  readonly isQuoted: boolean
}

/**
 * Takes a table of RFC 4180 apart by column, parted by commas, semicolons, tabs or bars. Its first row has to
 * name the columns: what is done with a cell goes by that.
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE` where the first row is no header
 */
export function takeCsvApart(text: string): TakenApart {
  const rows = rowsOf(text)
  const [header = []] = rows
  const names = header.map((cell) => cellText(text, cell))
  checkHeader(names)
  const treatments = names.map(columnTreatment)
  const parts = rows.flatMap((row, line) =>
    row.flatMap((cell, column): readonly Part[] => {
      const value = cellText(text, cell)
      if (value.trim() === '') return []
      const treatment = line === 0 ? 'header' : (treatments[column] ?? 'text')
      const path = `${line === 0 ? 'header' : `row ${line}`}, column ${column + 1}`
      return [{ path, start: cell.start, end: cell.end, value, treatment, group: line }]
    }),
  )
  const quoted = new Set(
    rows.flatMap((row) => row.filter(({ isQuoted }) => isQuoted).map(({ start }) => start)),
  )
  return {
    form: 'CSV',
    mediaType: 'text/csv',
    parts,
    write(value, { start }) {
      if (quoted.has(start)) return value.replaceAll('"', '""')
      return /[",;|\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
    },
  }
}

/**
 * The cells of a table, row by row, its header first.
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE` where a quote is not closed
 */
export function tableRows(text: string): readonly (readonly string[])[] {
  return rowsOf(text).map((row) => row.map((cell) => cellText(text, cell).trim()))
}

function cellText(text: string, { start, end, isQuoted }: Cell): string {
  const written = text.slice(start, end)
  return isQuoted ? written.replaceAll('""', '"') : written
}

/** A header has words in it and no cell that is a date, a long number or a mail address. */
function checkHeader(names: readonly string[]): void {
  const looksLikeData = (name: string) =>
    /\d{3}|@|^\s*$/.test(name) || !/\p{L}/u.test(name) || name.length > 60
  const isKnown = names.some((name) => columnTreatment(name) !== 'text')
  if (!isKnown || names.some(looksLikeData)) {
    throw recordUnreadable('CSV', 'its first row does not name its columns')
  }
}

function rowsOf(text: string): readonly (readonly Cell[])[] {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  const sign = separatorOf(text.slice(from))
  const rows: Cell[][] = []
  let row: Cell[] = []
  let at = from
  while (at <= text.length) {
    const { cell, next } = readCell(text, at, sign)
    row.push(cell)
    const stop = text[next]
    if (stop === sign) {
      at = next + 1
      continue
    }
    if (row.length > 1 || row.some(({ start, end }) => end > start)) rows.push(row)
    row = []
    if (next >= text.length) break
    at = next + (stop === '\r' && text[next + 1] === '\n' ? 2 : 1)
  }
  return rows
}

function readCell(text: string, at: number, sign: string) {
  if (text[at] === '"') {
    let end = at + 1
    while (end < text.length) {
      const quote = text.indexOf('"', end)
      if (quote < 0) throw recordUnreadable('CSV', 'a quote is not closed')
      if (text[quote + 1] !== '"') {
        const after = text[quote + 1]
        if (after !== undefined && after !== sign && after !== '\r' && after !== '\n') {
          throw recordUnreadable('CSV', 'something stands behind a closing quote')
        }
        return { cell: { start: at + 1, end: quote, isQuoted: true }, next: quote + 1 }
      }
      end = quote + 2
    }
    throw recordUnreadable('CSV', 'a quote is not closed')
  }
  let end = at
  while (end < text.length && text[end] !== sign && text[end] !== '\r' && text[end] !== '\n') {
    end += 1
  }
  return { cell: { start: at, end, isQuoted: false }, next: end }
}

/** The sign that the first row has most of, outside of quotes. */
function separatorOf(text: string): string {
  const [first = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1)
  const counts = [',', ';', '\t', '|'].map((sign) => [sign, first.split(sign).length] as const)
  return counts.reduce((most, next) => (next[1] > most[1] ? next : most))[0]
}
