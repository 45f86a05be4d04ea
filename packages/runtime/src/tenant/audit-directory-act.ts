import type { DirectoryRow, Principal } from '@fcc/contracts'
import { actingPrincipal } from '../audit/acting-principal.ts'
import type { KnownTenant } from './known-tenant.ts'
import type { DirectoryAct } from './open-directory.ts'

/** Writes into a tenant's own log that it was added, replaced or removed, and by whom. */
export async function auditDirectoryAct(
  act: DirectoryAct,
  tenant: KnownTenant,
  row: DirectoryRow,
  by: Principal,
): Promise<void> {
  const { services, release } = await tenant.acquire()
  try {
    const { entries, store, integrator, clock } = services
    await store.appendEntries(
      entries.write(
        [
          {
            type: `fcc.tenant.${act}`,
            subject: `urn:fcc:tenant:${row.tenant}`,
            data: {
              by: actingPrincipal(by),
              version: row.version,
              row: row.digest,
            },
          },
        ],
        { time: clock(), prefix: `tenant:${row.version}` },
      ),
    )
    integrator.touch()
  } finally {
    release()
  }
}
