import type { ControlStore, WorkNote } from '@fcc/contracts'
import { assertCount } from '@fcc/contracts/store-checks'
import { statement } from '../connection/sql.ts'
import { type ControlWork, HOST } from './control-work.ts'

const UPSERT = statement(
  'note work',
  `INSERT INTO fcc.tenant_work (tenant, at) VALUES ($1, $2)
   ON CONFLICT (tenant) DO UPDATE SET at = greatest(tenant_work.at, excluded.at)`,
)
const SELECT = statement('select work', 'SELECT tenant, at FROM fcc.tenant_work ORDER BY tenant')
const REMOVE = statement('clear work', 'DELETE FROM fcc.tenant_work WHERE tenant = $1 AND at <= $2')

/** Which tenants may have work. */
export function createWorkNotes({
  checkId,
  change,
  read,
}: ControlWork): Pick<ControlStore, 'noteWork' | 'listWork' | 'clearWork'> {
  return {
    noteWork: async (tenant, at) => {
      checkId('tenant', tenant)
      assertCount('at', at)
      return change(HOST, async (sql) => void (await sql.run(UPSERT, [tenant, at])))
    },
    listWork: () => read(HOST, async (sql) => (await sql.run<WorkNote>(SELECT, [])).rows),
    clearWork: async ({ tenant, at }) => {
      checkId('tenant', tenant)
      assertCount('at', at)
      return change(HOST, async (sql) => void (await sql.run(REMOVE, [tenant, at])))
    },
  }
}
