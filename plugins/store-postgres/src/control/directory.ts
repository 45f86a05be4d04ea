import type { ControlStore, DirectoryChange, DirectoryRow } from '@fcc/contracts'
import { assertCount } from '@fcc/contracts/store-checks'
import { fromJson, toJson } from '../connection/record-bytes.ts'
import { statement } from '../connection/sql.ts'
import { type ControlWork, HOST, takeTurns } from './control-work.ts'

const SELECT_VERSION = statement(
  'select version of tenant',
  'SELECT version FROM fcc.tenant_directory WHERE tenant = $1',
)
const SELECT = statement(
  'select tenant',
  'SELECT record FROM fcc.tenant_directory WHERE tenant = $1',
)
// Whoever takes it away meanwhile waits for this transaction, or this one for them and finds it gone.
const SELECT_DURING = statement(
  'select credential that must stay',
  'SELECT version FROM fcc.credential WHERE kind = $1 AND id = $2 FOR KEY SHARE',
)
const UPSERT = statement(
  'upsert tenant',
  `INSERT INTO fcc.tenant_directory (tenant, version, change, record)
   VALUES ($1, $2, (SELECT coalesce(max(change), 0) + 1 FROM fcc.tenant_directory), $3)
   ON CONFLICT (tenant) DO UPDATE SET
     version = excluded.version, change = excluded.change, record = excluded.record`,
)
const SELECT_CHANGES = statement(
  'select changes',
  'SELECT change, record FROM fcc.tenant_directory WHERE change > $1 ORDER BY change',
)

/** The tenant directory. Changes take turns, so that their order is the one in which they are seen. */
export function createDirectory({
  checkId,
  change,
  read,
}: ControlWork): Pick<ControlStore, 'writeTenant' | 'readTenant' | 'listTenants'> {
  return {
    writeTenant: async (row, over = row.version - 1, during) => {
      const tenant = checkId('tenant', row.tenant)
      const version = assertCount('version', row.version)
      if (during) checkId('credential', during.id)
      return change(HOST, async (sql) => {
        takeTurns(sql, 'tenant directory')
        const isThere = during ? await sql.run(SELECT_DURING, [during.kind, during.id]) : undefined
        if (isThere?.rows.length === 0) return false
        const { rows } = await sql.run<{ readonly version: number }>(SELECT_VERSION, [tenant])
        const stored = rows[0]?.version ?? 0
        if (stored !== over || version <= stored) return false
        await sql.run(UPSERT, [tenant, version, toJson(row)])
        return true
      })
    },
    readTenant: async (tenant) => {
      checkId('tenant', tenant)
      return read(HOST, async (sql) => {
        const { rows } = await sql.run<{ readonly record: Uint8Array }>(SELECT, [tenant])
        return rows[0] && fromJson<DirectoryRow>(rows[0].record)
      })
    },
    listTenants: async (after = 0) => {
      assertCount('after', after)
      return read(HOST, async (sql) => {
        const { rows } = await sql.run<{ readonly change: number; readonly record: Uint8Array }>(
          SELECT_CHANGES,
          [after],
        )
        return rows.map(
          (found): DirectoryChange => ({
            change: found.change,
            row: fromJson<DirectoryRow>(found.record),
          }),
        )
      })
    },
  }
}
