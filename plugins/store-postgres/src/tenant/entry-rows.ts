import type { NewAuditEntry } from '@fcc/contracts'
import { storeError } from '@fcc/contracts/store-checks'
import { toBytes } from '../connection/record-bytes.ts'
import { insertion, statement } from '../connection/sql.ts'
import type { TenantChange } from './tenant-work.ts'

const COLUMNS = [
  ...['tenant', 'insertion', 'id', 'run', 'sequence', 'visit'],
  ...['canonical', 'leaf_hash', 'digest'],
]
const INSERT = insertion('audit_entry', COLUMNS, 'ON CONFLICT DO NOTHING')
const SELECT_WRITTEN = statement(
  'select written entries',
  'SELECT id, insertion FROM fcc.audit_entry WHERE tenant = $1 AND insertion > $2',
)
const SELECT_VISIT = statement(
  'select visit',
  'SELECT 1 FROM fcc.audit_entry WHERE tenant = $1 AND visit = $2 AND id <> $3',
)

/**
 * Adds entries in a transaction that is under way, numbered on from the last one.
 *
 * @throws FccError FCC_STORE_DUPLICATE_ENTRY, FCC_STORE_DUPLICATE_VISIT
 */
export async function insertEntries(
  tenant: string,
  { sql, numbers }: TenantChange,
  entries: readonly NewAuditEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const from = numbers.entries
  numbers.entries += entries.length
  const rows = entries.map(
    ({ id, run, sequence, visit, canonical, leafHash, digest }, index) =>
      [
        ...[tenant, from + index + 1, id, run ?? null, sequence ?? null, visit ?? null],
        ...[toBytes(canonical), leafHash, digest],
      ] as const,
  )
  const { count } = await INSERT(sql, rows)
  if (count === entries.length) return
  const written = await sql.run<{ readonly id: string; readonly insertion: number }>(
    SELECT_WRITTEN,
    [tenant, from],
  )
  for (const [index, { id, visit }] of entries.entries()) {
    if (written.rows.some((row) => row.id === id && row.insertion === from + index + 1)) continue
    const isVisitTaken =
      visit !== undefined && (await sql.run(SELECT_VISIT, [tenant, visit, id])).count > 0
    throw isVisitTaken
      ? storeError('FCC_STORE_DUPLICATE_VISIT', [visit])
      : storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
  }
}
