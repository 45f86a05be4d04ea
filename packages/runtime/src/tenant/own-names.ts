import type { TenantConfig } from '../config/host-config.ts'
import { namespaceForm } from '../config/namespace-form.ts'
import { runtimeErrors } from '../diagnostics.ts'

/**
 * What keeps a tenant of a host from its id or its namespace, if anything does. An id that differs from another one by
 * case alone is taken for it by whoever reads or types it, and a file system may; names of two tenants under one IRI
 * would be the same names. Pure.
 */
export function namesTaken(
  { id, namespace }: Pick<TenantConfig, 'id' | 'namespace'>,
  others: Iterable<Pick<TenantConfig, 'id' | 'namespace'>>,
): string | undefined {
  const folded = id.toLowerCase()
  const form = namespaceForm(namespace)
  for (const other of others) {
    if (other.id === id) continue
    if (other.id.length === id.length && other.id.toLowerCase() === folded) {
      return `id: differs only by case from that of tenant ${other.id}; give it another name`
    }
    if (namespaceForm(other.namespace) === form) {
      return `namespace: tenant ${other.id} has it already`
    }
  }
  return undefined
}

/** Lets a tenant have its id and its namespace for itself. @throws FccError FCC_TENANT_CONFIG */
export function assertOwnNames(
  config: Pick<TenantConfig, 'id' | 'namespace'>,
  others: Iterable<Pick<TenantConfig, 'id' | 'namespace'>>,
): void {
  const problem = namesTaken(config, others)
  if (problem !== undefined) throw runtimeErrors.tenantConfig(config.id, [problem])
}
