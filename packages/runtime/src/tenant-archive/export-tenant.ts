import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Principal } from '@fcc/contracts'
import { actingPrincipal } from '../audit/acting-principal.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { assertFileFree, type Overwriting } from '../files/content-file.ts'
import { refuseErased } from '../store/refuse-erased.ts'
import { type BackupResult, backUp } from '../store-care/back-up.ts'
import { type BackupReceiver, newBackupKey } from '../store-care/backup-keys.ts'
import { presentConfig } from '../tenant/present-config.ts'
import { type ArchiveHost, withHostRows } from './archive-host.ts'
import { archiveErrors } from './diagnostics.ts'
import { documentsOf } from './documents.ts'
import { type ArchiveManifest, CONFIG, manifestText, RECORDS } from './manifest.ts'
import { type ArchivePart, measured, writeArchive } from './write-archive.ts'

/** What is said of a tenant that is to be exported. */
export interface TenantExport extends BackupReceiver, Overwriting {
  /** Where the archive goes. */
  readonly file: string
}

/** What an archive holds. */
export interface ExportedTenant {
  readonly tenant: string
  readonly file: string
  readonly keys: BackupResult['keys']
  readonly documents: number
  readonly rows: number
  /** Entries of the log that have their place, and the root of its tree in hexadecimal digits. */
  readonly size: number
  readonly root: string
}

/**
 * Writes everything of a tenant into one archive, as it is at one moment, while it and others work: its configuration
 * with the documents that this names, and a backup of its records.
 */
export async function exportTenant(
  tenant: string,
  by: Principal,
  { file, force, ...receiver }: TenantExport,
  host: ArchiveHost,
): Promise<ExportedTenant> {
  const { store, masterKey, clock } = host
  await host.admit('tenants:export', tenant)
  assertFileFree(file, { force })
  return withHostRows(host, async ({ rows, credentials }) => {
    const { control } = store.backend
    await refuseErased(tenant, control)
    const read = await rows.readOne(tenant)
    if (read?.problem) throw runtimeErrors.tenantRefused(tenant, [read.problem])
    const present = presentConfig(read?.row, host.config.tenants[tenant])
    if (!present) throw archiveErrors.notConfigured(tenant)
    const { documents, config } = documentsOf(present, host.config.limits.archives)
    const key = newBackupKey(receiver)
    const keys = key?.keysFor ?? { kind: 'none' as const }
    await host.note(tenant, {
      type: 'fcc.tenant.exported',
      subject: `urn:fcc:tenant:${tenant}`,
      data: { by: actingPrincipal(by), keys: keys.kind },
    })
    const now = clock()
    // A name of its own: two who export at once leave each other's alone.
    const records = `${file}.${randomBytes(6).toString('hex')}.records`
    try {
      const made = await backUp([tenant], {
        ...{ from: store, file: records, key, masterKey, credentials, by: by.id, now },
      })
      const parts: readonly ArchivePart[] = [
        { path: CONFIG, text: JSON.stringify(config) },
        ...documents,
        { path: RECORDS, file: records },
      ]
      const entries: ArchiveManifest['entries'] = []
      for (const part of parts) {
        const entry = await measured(part).catch((error: unknown) => {
          const path = part.file ?? part.path
          throw archiveErrors.document(tenant, path, 'was taken away while it was read', error)
        })
        entries.push(entry)
      }
      const manifest: ArchiveManifest = {
        ...{ format: 'fcc-tenant', version: 1, tenant, at: new Date(now).toISOString() },
        ...{ by: by.id, directory: read?.row.version ?? 0, keys, entries },
      }
      const signed = key && { signed: key.sign(manifestText(manifest)) }
      await writeArchive(file, { ...manifest, ...signed }, parts, { force })
      const [{ rows: count, size, root } = { rows: 0, size: 0, root: '' }] = made.tenants
      return {
        ...{ tenant, file, keys: keys.kind, documents: documents.length },
        ...{ rows: count, size, root },
      }
    } finally {
      await rm(records, { force: true })
    }
  })
}
