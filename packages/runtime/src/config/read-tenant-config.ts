import { resolve } from 'node:path'
import { configSource, readConfigText } from './config-source.ts'
import type { TenantConfig } from './host-config.ts'
import { tenantConfig } from './tenant-config.ts'

/**
 * The configuration of a tenant from a file that holds its block, as `fcc.yaml` has it under `tenants`.
 *
 * @throws FccError FCC_CONFIG_NOT_FOUND, FCC_CONFIG_UNREADABLE, FCC_CONFIG_SYNTAX, FCC_TENANT_CONFIG with all problems
 * @example
 * await runtime.tenants.add(readTenantConfig('lakeside', 'lakeside.yaml'), operator)
 */
export function readTenantConfig(id: string, path: string): TenantConfig {
  const file = resolve(path)
  const { value } = configSource(readConfigText(file), file, readConfigText)
  return tenantConfig(id, value ?? {}, file)
}
