import { ACCESS_ACTIONS, type AccessAction, type AccessActionName } from '@fcc/contracts'
import type { TenantServices } from '../tenant-services.ts'
import { boundaryErrors } from './diagnostics.ts'

/**
 * Lets an action of a tenant pass unless the tenant is locked or suspended; what looks into why it is, or holds what
 * runs, is done then too, and while it is suspended what its operators and auditors take away or remove.
 *
 * @throws FccError FCC_TENANT_LOCKED, FCC_TENANT_SUSPENDED
 */
export async function assertWorking(
  { tenant, boundaries }: Pick<TenantServices, 'tenant' | 'boundaries'>,
  action: AccessActionName,
): Promise<void> {
  const { lock, suspension } = await boundaries.standingOf(tenant)
  const { whileLocked, whileSuspended }: AccessAction = ACCESS_ACTIONS[action]
  if (whileLocked) return
  if (lock) throw boundaryErrors.tenantLocked(tenant, lock)
  if (suspension && !whileSuspended) throw boundaryErrors.tenantSuspended(tenant, suspension)
}
