import type { ControlStore, DirectoryChange, DirectoryRow } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'

/** The tenant directory in the control file. */
export function sqliteDirectory(
  { prepare, change, read }: Connection,
  checkId: IdCheck,
): Pick<ControlStore, 'writeTenant' | 'listTenants'> {
  const selectVersion = prepare('SELECT version FROM tenant_directory WHERE tenant = ?')
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
    writeTenant: async (row) => {
      checkId('tenant', row.tenant)
      assertCount('version', row.version)
      return change(() => {
        const stored = selectVersion.get(row.tenant) as { readonly version: number } | undefined
        if ((stored?.version ?? 0) + 1 !== row.version) return false
        upsert.run(row.tenant, row.version, toJsonBytes(row))
        return true
      })
    },
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
