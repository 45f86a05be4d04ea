import type { AcceptedCapabilities, ControlStore } from '@fcc/contracts'
import { fromJson, toJson } from '../connection/record-bytes.ts'
import { type Sql, statement } from '../connection/sql.ts'
import { type ControlWork, takeTurns } from './control-work.ts'

const SELECT = statement(
  'select capabilities',
  'SELECT record FROM fcc.accepted_capabilities WHERE tenant = $1',
)
const UPSERT = statement(
  'upsert capabilities',
  `INSERT INTO fcc.accepted_capabilities (tenant, record) VALUES ($1, $2)
   ON CONFLICT (tenant) DO UPDATE SET record = excluded.record`,
)

/** What each tenant last started with. */
export function createCapabilities({
  checkId,
  change,
  read,
}: ControlWork): Pick<ControlStore, 'readCapabilities' | 'writeCapabilities'> {
  async function stored(sql: Sql, tenant: string): Promise<AcceptedCapabilities | undefined> {
    const { rows } = await sql.run<{ readonly record: Uint8Array }>(SELECT, [tenant])
    return rows[0] && fromJson<AcceptedCapabilities>(rows[0].record)
  }

  return {
    readCapabilities: async (tenant) => {
      checkId('tenant', tenant)
      return read({ tenant }, (sql) => stored(sql, tenant))
    },
    writeCapabilities: async (capabilities, over) => {
      const tenant = checkId('tenant', capabilities.tenant)
      return change({ tenant }, async (sql) => {
        takeTurns(sql, `capabilities of ${tenant}`)
        if (over !== undefined && (await stored(sql, tenant))?.digest !== over.digest) return false
        await sql.run(UPSERT, [tenant, toJson(capabilities)])
        return true
      })
    },
  }
}
