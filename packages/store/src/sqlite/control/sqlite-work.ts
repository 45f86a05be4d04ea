import type { ControlStore, WorkNote } from '@fcc/contracts'
import { assertCount, type IdCheck } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'

/** Which tenants may have work, in the control file. */
export function sqliteWork(
  { prepare, change, read }: Connection,
  checkId: IdCheck,
): Pick<ControlStore, 'noteWork' | 'listWork' | 'clearWork'> {
  const upsert = prepare(
    `INSERT INTO tenant_work (tenant, at) VALUES (?, ?)
     ON CONFLICT (tenant) DO UPDATE SET at = max(at, excluded.at)`,
  )
  const select = prepare('SELECT tenant, at FROM tenant_work ORDER BY tenant')
  const remove = prepare('DELETE FROM tenant_work WHERE tenant = ? AND at <= ?')
  return {
    noteWork: async (tenant, at) => {
      checkId('tenant', tenant)
      assertCount('at', at)
      return change(() => void upsert.run(tenant, at))
    },
    listWork: () =>
      read(() => (select.all() as unknown as WorkNote[]).map(({ tenant, at }) => ({ tenant, at }))),
    clearWork: async ({ tenant, at }) => {
      checkId('tenant', tenant)
      assertCount('at', at)
      return change(() => void remove.run(tenant, at))
    },
  }
}
