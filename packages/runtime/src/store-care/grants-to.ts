import type { CredentialRows } from '../credentials/credential-rows.ts'
import { type Boundary, isOver } from '../tenant/boundary/boundary.ts'
import type { WholeStore } from './copy-tenant.ts'

/** A grant of a tenant here to one of the same name as a tenant that comes from elsewhere. */
export interface GrantHere {
  readonly tenant: string
  readonly grant: string
}

/** The grants of the tenants of a store that let a tenant in, whoever was meant by its name when they were made. */
export async function grantsTo(
  tenant: string,
  { transfer }: Pick<WholeStore, 'transfer'>,
  credentials: Pick<CredentialRows, 'read'>,
  now: number,
): Promise<readonly GrantHere[]> {
  const found: GrantHere[] = []
  for (const owner of await transfer.tenants()) {
    if (owner === tenant) continue
    const row = await credentials.read('boundary', owner)
    const grants = row ? (JSON.parse(row.record) as Pick<Boundary, 'grants'>).grants : []
    for (const grant of grants) {
      if (grant.to.tenant === tenant && !isOver(grant, now)) {
        found.push({ tenant: owner, grant: grant.id })
      }
    }
  }
  return found
}
