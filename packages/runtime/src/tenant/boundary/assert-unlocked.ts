import { ACCESS_ACTIONS, type AccessAction, type AccessActionName } from '@fcc/contracts'
import type { TenantServices } from '../tenant-services.ts'
import { boundaryErrors } from './diagnostics.ts'

/**
 * Lets an action of a tenant pass unless the tenant is locked; what looks into why it is, or holds what runs, is
 * done then too.
 *
 * @throws FccError FCC_TENANT_LOCKED
 */
export async function assertUnlocked(
  { tenant, boundaries }: Pick<TenantServices, 'tenant' | 'boundaries'>,
  action: AccessActionName,
): Promise<void> {
  const lock = await boundaries.lockOf(tenant)
  const { whileLocked }: AccessAction = ACCESS_ACTIONS[action]
  if (lock && !whileLocked) throw boundaryErrors.tenantLocked(tenant, lock)
}
