import type { ControlStore, DirectoryChange } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import { freezeDeep } from './freeze-deep.ts'

/** The tenant directory in memory. */
export function memoryDirectory(
  work: <T>(act: () => T) => Promise<T>,
  checkId: IdCheck,
): Pick<ControlStore, 'writeTenant' | 'listTenants'> {
  const rows = new Map<string, DirectoryChange>()
  let change = 0
  return {
    writeTenant: (row) =>
      work(() => {
        assertCount('version', row.version)
        const stored = rows.get(checkId('tenant', row.tenant))
        if ((stored?.row.version ?? 0) + 1 !== row.version) return false
        change += 1
        // Changed last, listed last: a map keeps the order of insertion.
        rows.delete(row.tenant)
        rows.set(row.tenant, freezeDeep({ change, row: { ...row } }))
        return true
      }),
    listTenants: (after = 0) =>
      work(() => {
        assertCount('after', after)
        return [...rows.values()].filter((found) => found.change > after)
      }),
  }
}
