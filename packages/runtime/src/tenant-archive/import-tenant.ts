import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { DirectoryRow, Erasure, Principal } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { actingPrincipal } from '../audit/acting-principal.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { tenantInFile } from '../config/tenant-in-file.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { refuseErased } from '../store/refuse-erased.ts'
import type { BackupReceiver } from '../store-care/backup-keys.ts'
import { checkBackup } from '../store-care/check-backup.ts'
import { refuseTaken, type WholeStore } from '../store-care/copy-tenant.ts'
import { careErrors } from '../store-care/diagnostics.ts'
import { type GrantHere, grantsTo } from '../store-care/grants-to.ts'
import { noteInLog } from '../store-care/note-in-log.ts'
import { erasuresOf, type RestoredTenant, restoreBackup } from '../store-care/restore.ts'
import { fileDigestOf } from '../tenant/directory-rows.ts'
import { assertOwnNames } from '../tenant/own-names.ts'
import { type ArchiveHost, type HostRows, withHostRows } from './archive-host.ts'
import { checkedConfig, keyOf } from './check-archive.ts'
import { archiveErrors } from './diagnostics.ts'
import { withPaths } from './documents.ts'
import { DOCUMENTS, manifestText, RECORDS } from './manifest.ts'
import { type NamedSecret, namedSecrets } from './named-secrets.ts'
import { readArchive } from './read-archive.ts'
import { type ImportPlaces, importingConfig, removeImported } from './unfinished-import.ts'

/** What is said of an archive that is to be imported. */
export interface TenantImport extends BackupReceiver {
  readonly file: string
  /** Where the tenant's documents go; `tenants/ID` beside `fcc.yaml` by default. */
  readonly documents?: string | undefined
  /** Backups of later, whose lists of erasures are carried out: who was erased since stays erased. */
  readonly erasures?: readonly string[] | undefined
}

/** A tenant that was imported. */
export interface ImportedTenant extends Omit<RestoredTenant, 'directory'> {
  readonly name: string
  /** When the archive was made (RFC 3339), and by whom, as it says. */
  readonly at: string
  readonly by: string
  /** Where its documents are; absent where it has none. */
  readonly documents?: string | undefined
  /** Secrets of this host that its configuration asks for: what it is given once it is accepted. */
  readonly secrets: readonly NamedSecret[]
  /** Grants of tenants here to whoever had its name: it can use them. */
  readonly grantsHere: readonly GrantHere[]
}

/**
 * Imports a tenant from an archive, all of it or nothing: until all is there, its row in the directory keeps everybody
 * out, and whoever begins again removes first what is there.
 */
export async function importTenant(
  given: TenantImport,
  by: Principal,
  host: ArchiveHost,
): Promise<ImportedTenant> {
  const file = resolve(given.file)
  const limits = host.config.limits.archives
  const { manifest, config: text } = await readArchive(file, undefined, limits)
  const { tenant } = manifest
  await host.admit('tenants:import', tenant)
  keyOf(file, manifest, given)
  const config = checkedConfig(file, manifest, text, limits)
  const erasures = (
    await Promise.all((given.erasures ?? []).map((each) => erasuresOf(each, limits)))
  ).flat()
  const folder = resolve(given.documents ?? join(host.config.directory, 'tenants', tenant))
  return withHostRows(host, async (rows) => {
    await refuseTakenNames(config, host)
    const hasDocuments = manifest.entries.length > 2
    // A name of its own: one who begins while another is at it removes nothing of what comes after.
    const staging = `${folder}.importing-${randomBytes(4).toString('hex')}`
    const places = { staging, ...(hasDocuments ? { documents: folder } : {}) }
    const importing = await begin({ tenant, places, by }, host, rows)
    await mkdir(staging, { mode: 0o700 })
    try {
      const again = await readArchive(file, staging, limits)
      if (manifestText(again.manifest) !== manifestText(manifest)) {
        throw archiveErrors.damaged(file, 'it was changed while it was read')
      }
      const restored = await takeRecords(
        join(staging, RECORDS),
        { importing, by, given, erasures },
        host,
        rows,
      )
      await assertBegun(importing, rows)
      if (hasDocuments) await rename(join(staging, DOCUMENTS), folder)
      const placed = withPaths(config, (path) => join(folder, path.slice(DOCUMENTS.length + 1)))
      await noteInLog(
        tenant,
        {
          type: 'fcc.tenant.imported',
          subject: `urn:fcc:tenant:${tenant}`,
          data: { by: actingPrincipal(by), at: manifest.at, madeBy: manifest.by },
        },
        { ...host, backend: host.store.backend, isImporting: true },
      )
      const known = (await host.store.backend.control.readMark(tenant))?.directory ?? 0
      await rm(staging, { recursive: true, force: true })
      const version = Math.max(importing.version, known, manifest.directory) + 1
      const fileDigest = fileDigestOf(tenantInFile(host.config, tenant))
      const done = await rows.rows.write(
        {
          ...{ tenant, version, state: 'active', config: JSON.stringify(placed), by: by.id },
          ...(fileDigest === undefined ? {} : { fileDigest }),
          at: new Date(host.clock()).toISOString(),
        },
        importing.version,
      )
      if (!done) throw runtimeErrors.tenantChanged(tenant)
      const { directory: _, ...counts } = restored
      const now = host.clock()
      return {
        ...{ ...counts, name: config.name, at: manifest.at, by: manifest.by },
        ...(hasDocuments ? { documents: folder } : {}),
        secrets: namedSecrets(placed),
        grantsHere: await grantsTo(tenant, host.store, rows.credentials, now),
      }
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  })
}

/** Says in the directory that the tenant is being imported, where nothing of it is there but what a try left behind. */
async function begin(
  asked: { readonly tenant: string; readonly places: ImportPlaces; readonly by: Principal },
  { store, clock }: ArchiveHost,
  { rows }: HostRows,
): Promise<DirectoryRow> {
  const { tenant, places, by } = asked
  const read = await rows.readOne(tenant)
  if (read?.problem) throw runtimeErrors.tenantRefused(tenant, [read.problem])
  const row = read?.row
  const { erasure } = store.backend
  if (row?.state === 'importing') {
    if (!erasure) throw archiveErrors.cannotBeginAgain(tenant, store.use)
    await erasure.erase(tenant).catch((error: unknown) => {
      const isBusy = FccError.is(error) && error.code === 'FCC_STORE_BUSY'
      throw isBusy ? archiveErrors.underWay(tenant, error) : error
    })
    await removeImported(row)
  } else {
    await refuseErased(tenant, store.backend.control)
    if (row) throw careErrors.taken(tenant, store.use)
    await refuseTaken(tenant, store)
    const remains = Object.values((await erasure?.remains(tenant)) ?? {})
    if (remains.some((count) => count > 0)) throw careErrors.taken(tenant, store.use)
  }
  for (const place of [places.documents, places.staging]) {
    if (place !== undefined && existsSync(place)) throw archiveErrors.folderTaken(place)
  }
  await mkdir(dirname(places.staging), { recursive: true })
  const begun = await rows.write(
    {
      ...{ tenant, version: (row?.version ?? 0) + 1, state: 'importing' },
      config: importingConfig(tenant, places),
      ...{ at: new Date(clock()).toISOString(), by: by.id },
    },
    row?.version ?? 0,
  )
  if (!begun) throw runtimeErrors.tenantChanged(tenant)
  // Whoever was at it still takes nothing from now on, and what they took since goes too.
  if (row?.state === 'importing') await erasure?.erase(tenant)
  return begun
}

/** Lets an import go on as long as nobody has begun it again, or erased the tenant. @throws FccError FCC_TENANT_CHANGED */
async function assertBegun({ tenant, version }: DirectoryRow, { rows }: HostRows): Promise<void> {
  const read = await rows.readOne(tenant)
  if (read?.problem || read?.row.version !== version) throw runtimeErrors.tenantChanged(tenant)
}

/** Takes the tenant's records out of the backup of an archive. */
async function takeRecords(
  file: string,
  asked: {
    readonly importing: DirectoryRow
    readonly by: Principal
    readonly given: BackupReceiver
    readonly erasures: readonly Erasure[]
  },
  { store, masterKey, clock, config }: ArchiveHost,
  rows: HostRows,
): Promise<RestoredTenant> {
  const { importing, by, given, erasures } = asked
  const { tenant } = importing
  const { credentials } = rows
  const transfer: WholeStore['transfer'] = {
    ...store.transfer,
    async take(...taken) {
      await assertBegun(importing, rows)
      return store.transfer.take(...taken)
    },
  }
  const to: WholeStore = { ...store, transfer }
  const limit = config.limits.archives
  const { header, key } = await checkBackup(file, given, limit)
  if (!key || header.tenants.length !== 1 || header.tenants[0] !== tenant) {
    throw archiveErrors.damaged(file, 'its records are of another tenant')
  }
  // While it is open nobody begins again on files, nor erases what is being put there.
  const held = await store.backend.openTenant(tenant)
  try {
    const [restored] = await restoreBackup(file, {
      ...{ to, masterKey, credentials, only: tenant, erasures, limit },
      ...{ checked: { header, key }, by: by.id, now: clock() },
    })
    return restored as RestoredTenant
  } finally {
    await held.close()
  }
}

/** @throws FccError FCC_TENANT_CONFIG where another tenant here has the namespace, or an id that differs by case alone */
async function refuseTakenNames(
  imported: TenantConfig,
  { config, store }: ArchiveHost,
): Promise<void> {
  const rows = await store.backend.control.listTenants()
  const there = [
    ...Object.values(config.tenants),
    ...rows.flatMap(({ row }) =>
      row.state === 'active' ? [JSON.parse(row.config) as TenantConfig] : [],
    ),
  ]
  assertOwnNames(imported, there)
}
