import type { TenantServices } from '../tenant-services.ts'
import { limitErrors } from './diagnostics.ts'

/**
 * Refuses artifacts that are larger than their tenant may have, and counts the others.
 *
 * @returns what hears of each; throws FccError FCC_LIMIT_ARTIFACT_BYTES
 */
export function boundArtifacts({
  tenant,
  meter,
  tenantLimits,
}: Pick<TenantServices, 'tenant' | 'meter' | 'tenantLimits'>): (
  artifact: string,
  bytes: number,
) => void {
  const most = tenantLimits.artifactBytes
  return (artifact, bytes) => {
    if (bytes > most) throw limitErrors.artifactBytes({ tenant, artifact }, { bytes, most })
    meter.noteBytes(bytes)
  }
}
