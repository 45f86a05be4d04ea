import type { FccError } from '@fcc/plugin-api'
import type { Boundaries } from './boundaries.ts'
import type { TenantStanding } from './boundary.ts'
import { boundaryErrors } from './diagnostics.ts'

/** Why nothing new of a tenant is done: its lock first, which a person has to look into. Pure. */
export function stoppedBy(
  tenant: string,
  { lock, suspension }: TenantStanding,
): FccError | undefined {
  if (lock) return boundaryErrors.tenantLocked(tenant, lock)
  return suspension && boundaryErrors.tenantSuspended(tenant, suspension)
}

/** Whether a tenant is locked or suspended. */
export async function isStopped({
  tenant,
  boundaries,
}: {
  readonly tenant: string
  readonly boundaries: Pick<Boundaries, 'standingOf'>
}): Promise<boolean> {
  return stoppedBy(tenant, await boundaries.standingOf(tenant)) !== undefined
}
