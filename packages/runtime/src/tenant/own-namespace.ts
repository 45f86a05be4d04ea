import type { TenantConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import type { KnownTenant } from './known-tenant.ts'

/** Names of two tenants under one IRI would be the same names. @throws FccError FCC_TENANT_CONFIG */
export function assertOwnNamespace(
  { id, namespace }: TenantConfig,
  tenants: Iterable<KnownTenant>,
): void {
  for (const { version } of tenants) {
    const { config } = version
    if (config.id === id || config.namespace !== namespace) continue
    throw runtimeErrors.tenantConfig(id, [`namespace: tenant ${config.id} has it already`])
  }
}
