import { runtimeErrors } from '../diagnostics.ts'

/**
 * Keeps two tenants of a host apart by more than case, as the blocks of `fcc.yaml` are: whoever reads or types one id
 * takes it for the other, and a file system may.
 *
 * @throws FccError FCC_TENANT_CONFIG
 */
export function assertOwnId(id: string, others: Iterable<string>): void {
  const folded = id.toLowerCase()
  for (const other of others) {
    if (other === id || other.toLowerCase() !== folded) continue
    throw runtimeErrors.tenantConfig(id, [
      `id: differs only by case from that of tenant ${other}; give it another name`,
    ])
  }
}
