import type { TenantStore } from '@fcc/contracts'
import { type Sql, statement } from '../connection/sql.ts'
import type { TenantWork } from './tenant-work.ts'

const SELECT = statement('select identity', 'SELECT identity FROM fcc.tenant WHERE tenant = $1')
const KEEP = statement(
  'keep identity',
  'UPDATE fcc.tenant SET identity = $2 WHERE tenant = $1 AND identity IS NULL',
)

/** The identity of a tenant's store. */
export function createIdentity({
  tenant,
  checkId,
  change,
  read,
}: TenantWork): Pick<TenantStore, 'readIdentity' | 'keepIdentity'> {
  async function readIdentity(sql: Sql): Promise<string | undefined> {
    const { rows } = await sql.run<{ readonly identity: string | null }>(SELECT, [tenant])
    return rows[0]?.identity ?? undefined
  }
  return {
    readIdentity: () => read(readIdentity),
    keepIdentity: async (identity) => {
      checkId('identity', identity)
      return change(async ({ sql }) => {
        await sql.run(KEEP, [tenant, identity])
        return (await readIdentity(sql)) ?? identity
      })
    },
  }
}
