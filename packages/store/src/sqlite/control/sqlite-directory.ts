import type { ControlStore, DirectoryChange, DirectoryRow } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'

/** The tenant directory in the control file. */
export function sqliteDirectory(
  { prepare, change, read }: Connection,
  checkId: IdCheck,
): Pick<ControlStore, 'writeTenant' | 'readTenant' | 'listTenants'> {
  const selectVersion = prepare('SELECT version FROM tenant_directory WHERE tenant = ?')
  const select = prepare('SELECT row FROM tenant_directory WHERE tenant = ?')
  const selectDuring = prepare('SELECT 1 FROM credential WHERE kind = ? AND id = ?')
  const upsert = prepare(
    `INSERT INTO tenant_directory (tenant, version, change, row)
     VALUES (?, ?, (SELECT coalesce(max(change), 0) + 1 FROM tenant_directory), ?)
     ON CONFLICT (tenant) DO UPDATE SET
       version = excluded.version, change = excluded.change, row = excluded.row`,
  )
  const selectChanges = prepare(
    'SELECT change, row FROM tenant_directory WHERE change > ? ORDER BY change',
  )
  return {
    writeTenant: async (row, over = row.version - 1, during) => {
      checkId('tenant', row.tenant)
      assertCount('version', row.version)
      if (during) checkId('credential', during.id)
      return change(() => {
        if (during && !selectDuring.get(during.kind, during.id)) return false
        const found = selectVersion.get(row.tenant) as { readonly version: number } | undefined
        const stored = found?.version ?? 0
        if (stored !== over || row.version <= stored) return false
        upsert.run(row.tenant, row.version, toJsonBytes(row))
        return true
      })
    },
    readTenant: (tenant) =>
      read(() => {
        const found = select.get(checkId('tenant', tenant)) as
          | { readonly row: Uint8Array }
          | undefined
        return found && fromJsonBytes<DirectoryRow>(found.row)
      }),
    listTenants: (after = 0) =>
      read(() => {
        assertCount('after', after)
        return (
          selectChanges.all(after) as {
            readonly change: number
            readonly row: Uint8Array
          }[]
        ).map(
          (found): DirectoryChange => ({
            change: found.change,
            row: fromJsonBytes<DirectoryRow>(found.row),
          }),
        )
      }),
  }
}
