import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Principal } from '@fcc/contracts'
import { actingPrincipal } from '../audit/acting-principal.ts'
import { tenantInFile } from '../config/tenant-in-file.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { assertFileFree, type Overwriting } from '../files/content-file.ts'
import { refuseErased } from '../store/refuse-erased.ts'
import { type BackupResult, backUp } from '../store-care/back-up.ts'
import { type BackupReceiver, newBackupKey } from '../store-care/backup-keys.ts'
import { presentConfig } from '../tenant/present-config.ts'
import { type ArchiveHost, withHostRows } from './archive-host.ts'
import { archiveErrors } from './diagnostics.ts'
import { documentsOf } from './documents.ts'
import {
  type ArchiveEntry,
  type ArchiveManifest,
  CONFIG,
  manifestProblem,
  manifestText,
  RECORDS,
} from './manifest.ts'
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

/** Stands for the records until they are there. */
const NO_RECORDS: ArchiveEntry = { path: RECORDS, bytes: 0, sha256: '0'.repeat(64) }

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
    const present = presentConfig(read?.row, tenantInFile(host.config, tenant))
    if (!present) throw archiveErrors.notConfigured(tenant)
    const { documents, config } = documentsOf(present, host.config.limits.archives)
    const key = newBackupKey(receiver)
    const keys = key?.keysFor ?? { kind: 'none' as const }
    const now = clock()
    const described = (entries: ArchiveManifest['entries']): ArchiveManifest => {
      const manifest: ArchiveManifest = {
        ...{ format: 'fcc-tenant', version: 1, tenant, at: new Date(now).toISOString() },
        ...{ by: by.id, directory: read?.row.version ?? 0, keys, entries },
      }
      return key ? { ...manifest, signed: key.sign(manifestText(manifest)) } : manifest
    }
    const measure = (part: ArchivePart): Promise<ArchiveEntry> =>
      measured(part).catch((error: unknown) => {
        const path = part.file ?? part.path
        throw archiveErrors.document(tenant, path, 'was taken away while it was read', error)
      })
    const texts: readonly ArchivePart[] = [
      { path: CONFIG, text: JSON.stringify(config) },
      ...documents,
    ]
    const entries: ArchiveEntry[] = []
    for (const part of texts) entries.push(await measure(part))
    // Before anything is written: an archive that nobody can import is none.
    const problem = manifestProblem(
      described([...entries, NO_RECORDS]),
      host.config.limits.archives,
    )
    if (problem !== undefined) throw archiveErrors.notImportable(tenant, problem)
    await host.note(tenant, {
      type: 'fcc.tenant.exported',
      subject: `urn:fcc:tenant:${tenant}`,
      data: { by: actingPrincipal(by), keys: keys.kind },
    })
    // A name of its own: two who export at once leave each other's alone.
    const records = `${file}.${randomBytes(6).toString('hex')}.records`
    try {
      const made = await backUp([tenant], {
        ...{ from: store, file: records, key, masterKey, credentials, by: by.id, now: clock() },
      })
      const last: ArchivePart = { path: RECORDS, file: records }
      const manifest = described([...entries, await measure(last)])
      await writeArchive(file, manifest, [...texts, last], { force })
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
