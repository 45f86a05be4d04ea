import type { ControlStore, CredentialRow, DirectoryChange } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import { freezeDeep } from './freeze-deep.ts'

/** The tenant directory in memory. */
export function memoryDirectory(
  work: <T>(act: () => T) => Promise<T>,
  checkId: IdCheck,
  isThere: (key: Pick<CredentialRow, 'kind' | 'id'>) => boolean,
): Pick<ControlStore, 'writeTenant' | 'readTenant' | 'listTenants'> {
  const rows = new Map<string, DirectoryChange>()
  let change = 0
  return {
    writeTenant: (row, over = row.version - 1, during) =>
      work(() => {
        if (during && !isThere(during)) return false
        assertCount('version', row.version)
        const stored = rows.get(checkId('tenant', row.tenant))?.row.version ?? 0
        if (stored !== over || row.version <= stored) return false
        change += 1
        // Changed last, listed last: a map keeps the order of insertion.
        rows.delete(row.tenant)
        rows.set(row.tenant, freezeDeep({ change, row: { ...row } }))
        return true
      }),
    readTenant: (tenant) => work(() => rows.get(checkId('tenant', tenant))?.row),
    listTenants: (after = 0) =>
      work(() => {
        assertCount('after', after)
        return [...rows.values()].filter((found) => found.change > after)
      }),
  }
}
