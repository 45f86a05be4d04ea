import type { Issue } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { tableRows } from '../structured/csv-table.ts'

/** A row of a table by the names of its columns, in lower case. */
export type Row = ReadonlyMap<string, string>

/** Issues of a check, at most; the last one counts the rest. */
const MOST_ISSUES = 50

/**
 * Looks at a table row by row; a text that is no table, or lacks a column, could not be checked.
 *
 * @param check what is wrong with the rows: the number of the row, from 1, a code and a sentence without content
 */
export function tableIssues(
  text: string,
  columns: readonly string[],
  check: (rows: readonly Row[]) => readonly RowIssue[],
): readonly Issue[] {
  const rows = readRows(text)
  if (typeof rows === 'string') return [couldNotCheck(rows)]
  const [first] = rows
  const missing = columns.filter((column) => !first?.has(column))
  if (!first || missing.length > 0) {
    return [couldNotCheck(`The table needs rows, and columns named ${columns.join(', ')}.`)]
  }
  return limited(
    check(rows).map(
      ({ row, code, message }): Issue => ({
        code,
        severity: 'error',
        message: `Row ${row} ${message}.`,
      }),
    ),
  )
}

export interface RowIssue {
  readonly row: number
  readonly code: string
  readonly message: string
}

/** The rows of a table, or why there are none. */
export function readRows(text: string): readonly Row[] | string {
  try {
    const [header = [], ...rows] = tableRows(text)
    const names = header.map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '_'))
    return rows.map((row) => new Map(names.map((name, index) => [name, row[index] ?? ''])))
  } catch (error) {
    if (FccError.is(error)) return error.why
    throw error
  }
}

export function couldNotCheck(message: string): Issue {
  return { code: 'not-readable', severity: 'could_not_check', message }
}

/** Issues, of which the last counts what is too many to name. */
export function limited(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MOST_ISSUES) return issues
  const rest = issues.length - MOST_ISSUES
  return [
    ...issues.slice(0, MOST_ISSUES),
    { code: 'more', severity: 'error', message: `${rest} more are wrong.` },
  ]
}
