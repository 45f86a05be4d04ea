import { randomBytes } from 'node:crypto'
import type { BenchDatabase } from '../server/bench-database.ts'

/** Tables that a run leaves rows in, beside its head. */
const TABLES = [
  'run_row',
  'journal_step',
  'content',
  'content_use',
  'audit_entry',
  'event',
] as const

/** Columns with a number that no other row of the tenant has. */
const NUMBERED = new Set(['ordinal', 'insertion'])

/** A row of a run, to be written once more for another run; bytes in hexadecimal with `\\x` before them. */
export interface RunRow {
  readonly table: string
  readonly values: Readonly<Record<string, string | number | boolean | null>>
}

/** What one run left in the database: its head, and the rows of its start and of each visit. */
export interface RunRows {
  readonly run: string
  readonly head: RunRow
  /** The rows of the start, and then those of each visit. */
  readonly parts: readonly (readonly RunRow[])[]
}

/**
 * Reads what a run left. Rows that name no visit belong to one after the other in turn, so that all of them are
 * written once.
 */
export async function readRunRows(
  database: BenchDatabase,
  run: string,
  visits: number,
): Promise<RunRows> {
  const read = async (table: string, condition: string): Promise<readonly RunRow[]> => {
    const rows = await database.query(
      `SELECT to_jsonb(each) AS values FROM fcc.${table} AS each WHERE ${condition}`,
    )
    return rows.map(({ values }) => ({ table, values: values as RunRow['values'] }))
  }
  const [head] = await read('run', `id = '${run}'`)
  if (!head) throw new Error(`There is no run ${run}.`)
  const parts: RunRow[][] = Array.from({ length: visits + 1 }, () => [])
  for (const table of TABLES) {
    const rows = await read(table, `run = '${run}'`)
    rows.forEach((row, index) => {
      const { sequence } = row.values
      const part = typeof sequence === 'number' ? sequence : index
      parts[Math.min(part, visits) % parts.length]?.push(row)
    })
  }
  return { run, head, parts }
}

/** What the rows come to, in bytes of their values. */
export function bytesOf({ head, parts }: RunRows): number {
  const values = [head, ...parts.flat()].flatMap((row) => Object.values(row.values))
  return values.reduce<number>((sum, value) => {
    const text = String(value ?? '')
    return sum + (text.startsWith('\\x') ? (text.length - 2) / 2 : text.length)
  }, 0)
}

/** A statement that inserts a row, prepared under a name. */
export interface Insertion {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** The insertion of such a row for another run, under names and numbers of its own. */
export function insertionOf(
  row: RunRow,
  given: { readonly from: string; readonly run: string; readonly next: () => number },
): Insertion {
  const columns = Object.keys(row.values)
  const values = columns.map((column) => {
    const value = row.values[column]
    if (NUMBERED.has(column)) return given.next()
    if (column === 'address') return randomBytes(32).toString('base64url')
    if (typeof value !== 'string') return value
    if (value.startsWith('\\x')) return Buffer.from(value.slice(2), 'hex')
    return value.replaceAll(given.from, given.run)
  })
  const places = columns.map((_, index) => `$${index + 1}`).join(', ')
  return {
    name: `insert ${row.table}`,
    text: `INSERT INTO fcc.${row.table} (${columns.join(', ')}) VALUES (${places})`,
    values,
  }
}
