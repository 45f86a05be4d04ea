import type { DirectoryRow, Principal } from '@fcc/contracts'
import { actingPrincipal } from '../audit/acting-principal.ts'
import type { DirectoryAct } from './directory-acts.ts'
import type { TenantHandles } from './tenant-handles.ts'

/** Writes into a tenant's own log that it was added, replaced or removed, and by whom. */
export async function auditDirectoryAct(
  act: DirectoryAct,
  { entries, store, integrator, clock }: TenantHandles,
  row: DirectoryRow,
  by: Principal,
): Promise<void> {
  const data = { by: actingPrincipal(by), version: row.version, row: row.digest }
  await store.appendEntries(
    entries.write([{ type: `fcc.tenant.${act}`, subject: `urn:fcc:tenant:${row.tenant}`, data }], {
      time: clock(),
      prefix: `tenant:${row.version}`,
    }),
  )
  integrator.touch()
}
