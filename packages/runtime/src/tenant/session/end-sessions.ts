import { type Principal, personId } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import type { TenantServices } from '../tenant-services.ts'
import { appendEntry } from './append-entry.ts'

/** Ends everything that somebody is signed in with here; how many sessions those were. */
export async function endSessions(
  services: TenantServices,
  by: Principal,
  of: string,
): Promise<number> {
  const { tenant, credentials } = services
  const owner = personId(of)
  const rows = await credentials.list({ kind: 'session', tenant, owner })
  let sessions = 0
  for (const { id } of rows) if (await credentials.remove('session', id)) sessions += 1
  await appendEntry(services, 'session', {
    type: 'fcc.session.ended',
    subject: `urn:fcc:tenant:${tenant}`,
    data: { by: actingPrincipal(by), of: owner, sessions },
  })
  return sessions
}
