import type { RunRow, RunRowKey } from '@fcc/contracts'
import { fromBytes, toBytes } from '../connection/record-bytes.ts'
import { insertion, type Sql, statement } from '../connection/sql.ts'

/** A row of a run as a statement gives it. */
export interface RunRowRow {
  readonly kind: string
  readonly key: string
  readonly sequence: number
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

/** Reads the rows of a run. */
export const SELECT_RUN_ROWS = statement(
  'select run rows',
  'SELECT kind, key, sequence, record, digest FROM fcc.run_row WHERE tenant = $1 AND run = $2',
)
const UPSERT = insertion(
  'run_row',
  ['tenant', 'run', 'kind', 'key', 'sequence', 'record', 'digest'],
  `ON CONFLICT (tenant, run, kind, key) DO UPDATE
   SET sequence = excluded.sequence, record = excluded.record, digest = excluded.digest`,
)
const REMOVE = statement(
  'remove run row',
  'DELETE FROM fcc.run_row WHERE tenant = $1 AND run = $2 AND kind = $3 AND key = $4',
)

/** Writes and removes rows of a run in a transaction that is under way. */
export async function writeRunRows(
  tenant: string,
  sql: Sql,
  run: string,
  {
    rows,
    removed = [],
  }: { readonly rows: readonly RunRow[]; readonly removed?: readonly RunRowKey[] },
): Promise<void> {
  // A statement writes no row twice; of two the later one stands.
  const last = new Map(rows.map((row) => [`${row.kind}\0${row.key}`, row]))
  const written = UPSERT(
    sql,
    [...last.values()].map(
      ({ kind, key, sequence, text, digest }) =>
        [tenant, run, kind, key, sequence, toBytes(text), digest] as const,
    ),
  )
  const gone = removed.map(({ kind, key }) => sql.run(REMOVE, [tenant, run, kind, key]))
  await written
  await Promise.all(gone)
}

/** A row of a run back from the statement. */
export function toRunRow({ kind, key, sequence, record, digest }: RunRowRow): RunRow {
  return { kind, key, sequence, text: fromBytes(record), digest }
}
