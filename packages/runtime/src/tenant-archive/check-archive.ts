import { FccError } from '@fcc/plugin-api'
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from '../config/archive-limits.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { assertTenantConfig } from '../config/tenant-config.ts'
import { type BackupKey, type BackupReceiver, backupKeyOf } from '../store-care/backup-keys.ts'
import { archiveErrors } from './diagnostics.ts'
import { withPaths } from './documents.ts'
import { type ArchiveManifest, DOCUMENTS, manifestText, pathProblem } from './manifest.ts'

/** The key of an archive, from what whoever imports it gives: what it says of itself is under it. */
export function keyOf(
  file: string,
  manifest: ArchiveManifest,
  receiver: BackupReceiver,
): BackupKey {
  const { keys } = manifest
  if (keys.kind === 'none') throw archiveErrors.proofsOnly(file, manifest.tenant)
  const wanted = keys.kind === 'passphrase' ? 'a passphrase' : 'a public key'
  let key: BackupKey | undefined
  try {
    key = backupKeyOf(keys, receiver)
  } catch {
    // A key of another kind, or no key.
  }
  if (!key || key.sign(manifestText(manifest)) !== manifest.signed) {
    throw archiveErrors.keyNeeded(file, wanted)
  }
  return key
}

/** The configuration of an archive: of its tenant, and of documents that are in it. */
export function checkedConfig(
  file: string,
  { tenant, entries }: ArchiveManifest,
  text: string,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): TenantConfig {
  const refuse = (problem: string): FccError => archiveErrors.damaged(file, problem)
  let config: TenantConfig
  try {
    config = JSON.parse(text) as TenantConfig
    assertTenantConfig(config)
  } catch (error) {
    throw refuse(FccError.is(error) ? error.why : 'its configuration is no JSON')
  }
  if (config.id !== tenant) throw refuse('its configuration is of another tenant')
  withPaths(config, (path) => {
    const isThere =
      /^documents\/\d{1,5}$/.test(path) ||
      (pathProblem(path, limits) === undefined && entries.some((entry) => entry.path === path))
    if (!isThere) throw refuse(`its configuration names what is not below ${DOCUMENTS} in it`)
    return path
  })
  return config
}
