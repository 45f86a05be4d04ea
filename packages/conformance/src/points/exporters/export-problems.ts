import { excerpt } from '../checks/canonical-text.ts'
import { readTable } from './read-table.ts'

/** What makes a text none of its media type, for the types that can be told. Pure. */
export function exportProblems(text: unknown, mediaType: string): readonly string[] {
  if (typeof text !== 'string') return [`It gave ${typeof text} and no text.`]
  if (text !== text.toWellFormed()) return ['It holds half a character, which no UTF-8 can.']
  try {
    if (/^application\/(.+\+)?json$/.test(mediaType)) JSON.parse(text)
    if (/ndjson|jsonl/.test(mediaType)) readLines(text)
    return mediaType === 'text/csv' ? tableProblems(readTable(text)) : []
  } catch (cause) {
    return [`It is no ${mediaType}: ${(cause as Error).message}.`]
  }
}

function readLines(text: string): void {
  if (text !== '' && !text.endsWith('\n')) throw new SyntaxError('its last line has no end')
  for (const line of text.split('\n').slice(0, -1)) JSON.parse(line)
}

/** Characters with which a spreadsheet begins to compute (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/

function tableProblems(rows: readonly (readonly string[])[]): readonly string[] {
  const [head = []] = rows
  const uneven = rows.findIndex((row) => row.length !== head.length)
  const cell = rows.flat().find((each) => formula.test(each) && !/^-?\d/.test(each))
  return [
    ...(uneven === -1
      ? []
      : [`Row ${uneven + 1} has ${rows[uneven]?.length} fields, the first ${head.length}.`]),
    ...(cell === undefined ? [] : [`A spreadsheet would compute the cell ${excerpt(cell)}.`]),
  ]
}
