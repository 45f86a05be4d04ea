import type { DirectoryRow } from '@fcc/contracts'
import type { TenantConfig } from '../config/host-config.ts'
import { fileDigestOf } from './directory-rows.ts'

/**
 * What a tenant is configured as: what was written last counts, its row in the directory or its block in `fcc.yaml`.
 * Pure.
 */
export function presentConfig(
  row: DirectoryRow | undefined,
  inFile: TenantConfig | undefined,
): TenantConfig | undefined {
  const isEdited = inFile !== undefined && row?.fileDigest !== fileDigestOf(inFile)
  return row === undefined || isEdited ? inFile : (JSON.parse(row.config) as TenantConfig)
}
