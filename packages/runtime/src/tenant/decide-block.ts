import type { TenantConfig } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import type { ReadRow } from './directory-rows.ts'
import { namesTaken } from './own-names.ts'
import {
  decideVersion,
  refusedVersion,
  type TenantVersion,
  type VersionSources,
} from './tenant-version.ts'

/**
 * Decides what a tenant is by its block in `fcc.yaml`. One whose id or namespace a tenant of the directory has is
 * refused: that tenant was there first, for an act looks at the file, and nobody who edits the file at the directory.
 */
export async function decideBlock(
  block: TenantConfig,
  rows: readonly ReadRow[],
  sources: VersionSources,
): Promise<TenantVersion> {
  const active = rows.flatMap(({ row, config }) =>
    config && row.state === 'active' ? [config] : [],
  )
  const taken = namesTaken(block, active)
  if (taken === undefined) return decideVersion(block, 0, sources)
  const problem = asDiagnostic(runtimeErrors.tenantConfig(block.id, [taken]))
  sources.host.onDiagnostic(problem)
  return refusedVersion(block.id, block, 0, problem)
}
