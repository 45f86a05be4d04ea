import type { StoredContent } from '@fcc/contracts'
import { toJson } from '../connection/record-bytes.ts'
import { insertion, type Sql, statement } from '../connection/sql.ts'

const COLUMNS = [
  ...['tenant', 'address', 'media_type', 'bytes', 'labels', 'subjects', 'sealed', 'digest', 'run'],
]
const INSERT = insertion('content', COLUMNS, 'ON CONFLICT DO NOTHING')
// Most contents are named by the run that wrote them alone: only another one costs a row.
const NOTE_USE = statement(
  'note use',
  `INSERT INTO fcc.content_use (tenant, address, run)
   SELECT tenant, address, $2 FROM fcc.content
   WHERE tenant = $1 AND address = ANY($3::text[]) AND run <> $2
   ON CONFLICT DO NOTHING`,
)

/** Adds contents that a run names. Content is named by its bytes, so what is there already stays. */
export async function insertContents(
  tenant: string,
  sql: Sql,
  run: string,
  contents: readonly StoredContent[],
): Promise<void> {
  if (contents.length === 0) return
  const rows = contents.map(
    ({ address, mediaType, bytes, labels, subjects, sealed, digest }) =>
      [
        ...[tenant, address, mediaType, bytes],
        ...[toJson(labels), toJson(subjects), sealed, digest, run],
      ] as const,
  )
  const { count } = await INSERT(sql, rows)
  if (count === contents.length) return
  await sql.run(NOTE_USE, [tenant, run, contents.map(({ address }) => address)])
}
