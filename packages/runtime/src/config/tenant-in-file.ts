import type { HostConfig, TenantConfig } from './host-config.ts'

/** What `fcc.yaml` says of a tenant, if anything: its id may be a name that every object has. Pure. */
export function tenantInFile(
  { tenants }: Pick<HostConfig, 'tenants'>,
  id: string,
): TenantConfig | undefined {
  return Object.hasOwn(tenants, id) ? tenants[id] : undefined
}
