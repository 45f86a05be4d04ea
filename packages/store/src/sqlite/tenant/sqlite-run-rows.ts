import type { RunRow, RunRowKey } from '@fcc/contracts'
import type { Connection } from '../connection.ts'
import { fromTextBytes, toTextBytes } from '../json-bytes.ts'
import type { Statement } from '../prepare-statement.ts'

/** A row of a run as the statement gives it. */
export interface RunRowRow {
  readonly kind: string
  readonly key: string
  readonly sequence: number
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

/** The rows of runs, prepared for one connection. */
export interface RunRows {
  readonly select: Statement
  /** Writes and removes rows inside a transaction that is under way. */
  write(run: string, rows: readonly RunRow[], removed: readonly RunRowKey[]): void
}

/** Prepares the statements over the rows of runs. */
export function prepareRunRows({ prepare }: Connection): RunRows {
  const upsert = prepare(
    `INSERT INTO run_row (run, kind, key, sequence, record, digest) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (run, kind, key) DO UPDATE
     SET sequence = excluded.sequence, record = excluded.record, digest = excluded.digest`,
  )
  const remove = prepare('DELETE FROM run_row WHERE run = ? AND kind = ? AND key = ?')
  return {
    select: prepare('SELECT kind, key, sequence, record, digest FROM run_row WHERE run = ?'),
    write(run, rows, removed) {
      for (const { kind, key, sequence, text, digest } of rows) {
        upsert.run(run, kind, key, sequence, toTextBytes(text), digest)
      }
      for (const { kind, key } of removed) remove.run(run, kind, key)
    },
  }
}

/** A row of a run back from the statement. */
export function toRunRow({ kind, key, sequence, record, digest }: RunRowRow): RunRow {
  return { kind, key, sequence, text: fromTextBytes(record), digest }
}
