import { resolve } from 'node:path'
import type {
  AccessActionName,
  DirectoryRow,
  Erasure,
  MasterKey,
  Principal,
  StoreBackend,
  StoreFactory,
} from '@fcc/contracts'
import { stores } from '@fcc/contracts'
import type { FoundManifest } from '@fcc/plugin-api'
import { actingPrincipal } from '../audit/acting-principal.ts'
import type { HostConfig } from '../config/host-config.ts'
import { CONFIG_FILE, readConfig } from '../config/read-config.ts'
import { type CredentialRows, openCredentialRows } from '../credentials/credential-rows.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { givenOrDiscovered } from '../discovery/given-or-discovered.ts'
import { assertFileFree, type Overwriting } from '../files/content-file.ts'
import { loadPlugin } from '../host/load-plugin.ts'
import { choose, startHost } from '../host/start-host.ts'
import { HOST_OWNERS } from '../keys/host-owners.ts'
import { openMasterKey } from '../keys/open-master-key.ts'
import { objectsOf } from '../objects/choose-objects.ts'
import { openHostObjects } from '../objects/host-objects.ts'
import type { RuntimeOptions } from '../runtime.ts'
import { resolveSecret } from '../secrets/resolve-secret.ts'
import { refuseErased } from '../store/refuse-erased.ts'
import { authoriseHost } from '../tenant/access/authorise.ts'
import { type DirectoryRows, openDirectoryRows } from '../tenant/directory-rows.ts'
import type { ArchiveHost } from '../tenant-archive/archive-host.ts'
import {
  type ExportedTenant,
  exportTenant,
  type TenantExport,
} from '../tenant-archive/export-tenant.ts'
import {
  type ImportedTenant,
  importTenant,
  type TenantImport,
} from '../tenant-archive/import-tenant.ts'
import { type BackupResult, backUp } from './back-up.ts'
import { backUpUsable } from './back-up-usable.ts'
import { type BackupReceiver, newBackupKey } from './backup-keys.ts'
import type { BackupHeader } from './backup-lines.ts'
import { type BackupProofs, readBackupProofs } from './backup-proofs.ts'
import { checkBackup, readHeader } from './check-backup.ts'
import {
  type CarriedStore,
  copyHostKeys,
  copyReferenceData,
  copyTenant,
  refuseTaken,
  type WholeStore,
} from './copy-tenant.ts'
import { countTenant, type TenantCounts } from './count-tables.ts'
import { careErrors } from './diagnostics.ts'
import { noteInLog } from './note-in-log.ts'
import { erasuresOf, type RestoredTenant, restoreBackup } from './restore.ts'

/** A tenant that was copied, and what it comes to in both stores. */
export interface CopiedTenant extends TenantCounts {
  readonly tenant: string
}

/** What is done with whole stores: without any tenant started, and in no process that serves. */
export interface StoreKeeper {
  readonly config: HostConfig
  /** What a store holds of each tenant. */
  status(use?: string): Promise<readonly CopiedTenant[]>
  /** Brings the tables of a store to the newest step; gives back the steps that were taken. */
  migrate(by: Principal, use?: string): Promise<readonly string[]>
  /**
   * Copies tenants from one store to another, and verifies each. What was cut short is begun again and
   * finds what it has.
   *
   * @throws FccError FCC_STORE_NOT_CARRIED, FCC_STORE_IN_USE, FCC_STORE_TAKEN, FCC_STORE_COPY_DIFFERS, FCC_ACCESS_DENIED
   */
  copy(
    given: { readonly from: string; readonly to: string; readonly tenant?: string | undefined },
    by: Principal,
    onCopied?: (copied: CopiedTenant) => void,
  ): Promise<{ readonly tenants: readonly CopiedTenant[]; readonly references: number }>
  /**
   * Writes everything of one tenant or of all to a file. Of all, those that nobody can use are named in the result and
   * left out.
   *
   * @throws FccError FCC_ACCESS_DENIED, FCC_STORE_NO_TENANT, FCC_FILE_EXISTS, FCC_FILE_UNWRITABLE
   */
  backUp(
    given: BackupReceiver &
      Overwriting & { readonly file: string; readonly tenant?: string | undefined },
    by: Principal,
  ): Promise<BackupResult>
  /**
   * Restores tenants from a backup into the store of the configuration, or the one that is named.
   *
   * @throws FccError FCC_STORE_BACKUP_DAMAGED, FCC_STORE_BACKUP_KEY, FCC_STORE_BACKUP_PROOFS, FCC_STORE_TAKEN,
   * FCC_ACCESS_DENIED
   */
  restore(
    given: BackupReceiver & {
      readonly file: string
      readonly to?: string | undefined
      readonly tenant?: string | undefined
      /** Backups of later, whose lists of erasures are carried out. */
      readonly erasures?: readonly string[] | undefined
    },
    by: Principal,
  ): Promise<readonly RestoredTenant[]>
  /**
   * The logs in a backup, of every tenant or one, to be verified: no key is needed, and nothing is restored.
   *
   * @throws FccError FCC_STORE_BACKUP_DAMAGED, FCC_STORE_NO_TENANT, FCC_ACCESS_DENIED
   */
  proofs(
    given: { readonly file: string; readonly tenant?: string | undefined },
    by: Principal,
  ): Promise<readonly BackupProofs[]>
  /**
   * Writes everything of a tenant into one archive; see `runtime.tenants.export`.
   *
   * @throws FccError FCC_STORE_NO_TENANT, FCC_TENANT_ARCHIVE_*, FCC_ACCESS_DENIED
   */
  exportTenant(tenant: string, given: TenantExport, by: Principal): Promise<ExportedTenant>
  /**
   * Imports a tenant from an archive; see `runtime.tenants.import`.
   *
   * @throws FccError FCC_TENANT_ARCHIVE_*, FCC_TENANT_ERASED, FCC_STORE_TAKEN, FCC_TENANT_CONFIG, FCC_ACCESS_DENIED
   */
  importTenant(given: TenantImport, by: Principal): Promise<ImportedTenant>
  /** Idempotent. */
  close(): Promise<void>
}

/** Starts the host's part of the plugins, for what is done with whole stores. */
export async function openStoreKeeper(
  options: Pick<
    RuntimeOptions,
    'directory' | 'configFile' | 'config' | 'plugins' | 'masterKey' | 'clock' | 'onDiagnostic'
  > = {},
): Promise<StoreKeeper> {
  const folder = resolve(options.directory ?? process.cwd())
  const config = options.config ?? readConfig(resolve(folder, options.configFile ?? CONFIG_FILE))
  const limit = config.limits.archives
  const clock = options.clock ?? Date.now
  const onDiagnostic = options.onDiagnostic ?? (() => undefined)
  const source = givenOrDiscovered(options, folder)
  const load = async (found: FoundManifest): Promise<unknown> =>
    source.given.get(found.manifest.id) ?? loadPlugin(found)
  const host = await startHost({ config, manifests: source.manifests, load })
  let key: MasterKey | undefined
  const masterKey = (): MasterKey => {
    key ??= options.masterKey ?? openMasterKey(config)
    return key
  }
  const storeOptions = {
    directory: config.store.directory,
    secret: (reference: string) => resolveSecret(config.pluginConfig, reference),
  }

  const factoryOf = (use: string): StoreFactory =>
    choose(host.kernel.contributions(stores), stores, use)

  async function within<T>(use: string, work: (store: WholeStore) => Promise<T>): Promise<T> {
    const backend = await factoryOf(use).open(storeOptions)
    try {
      if (!backend.transfer) throw careErrors.notCarried(use)
      const objects = await openHostObjects(objectsOf(host.kernel, config, storeOptions, use))
      try {
        return await work({ use, backend, transfer: backend.transfer, objects })
      } finally {
        await objects.close()
      }
    } finally {
      await backend.close()
    }
  }

  async function withCredentials<T>(
    { backend }: CarriedStore,
    work: (rows: CredentialRows) => Promise<T>,
  ): Promise<T> {
    const rows = openCredentialRows({ backend, masterKey: masterKey(), clock })
    try {
      return await work(rows)
    } finally {
      rows.close()
    }
  }

  const may = (by: Principal, action: AccessActionName, tenant: string): Promise<void> =>
    authoriseHost({ config, onDiagnostic }, by, { action, tenant })

  async function tenantsOf(store: CarriedStore, tenant?: string): Promise<readonly string[]> {
    const known = await store.transfer.tenants()
    if (tenant === undefined) return known
    if (!known.includes(tenant)) throw careErrors.noSuchTenant(tenant, store.use, known)
    return [tenant]
  }

  /** Writes into a tenant's own log that its records are carried, once its store was recognised. */
  const noteCarried = (
    tenant: string,
    { backend }: CarriedStore,
    act: {
      readonly act: string
      readonly from: string
      readonly to: string
      readonly by: Principal
    },
  ): Promise<void> => {
    const { by, ...told } = act
    const draft = {
      type: 'fcc.store.carried' as const,
      subject: `urn:fcc:tenant:${tenant}`,
      data: { by: actingPrincipal(by), ...told },
    }
    return noteInLog(tenant, draft, logHost(backend))
  }

  const logHost = (backend: StoreBackend) => ({
    ...{ backend, config, masterKey: masterKey(), clock, onDiagnostic },
  })

  const archiveHost = (store: WholeStore, by: Principal): ArchiveHost => ({
    ...{ store, ...logHost(store.backend) },
    admit: (action, tenant) => may(by, action, tenant),
    note: (tenant, draft) => noteInLog(tenant, draft, logHost(store.backend)),
  })

  return {
    config,
    status: (use = config.store.use) =>
      within(use, async (store) => {
        const found: CopiedTenant[] = []
        for (const tenant of await store.transfer.tenants()) {
          found.push({ tenant, ...(await store.transfer.look(tenant, countTenant)) })
        }
        return found
      }),
    async migrate(by, use = config.store.use) {
      await may(by, 'stores:migrate', '')
      const factory = factoryOf(use)
      if (factory.migrate) return factory.migrate(storeOptions)
      await (await factory.open(storeOptions)).close()
      return []
    },
    async copy({ from: fromUse, to: toUse, tenant }, by, onCopied) {
      return within(fromUse, (from) =>
        within(toUse, async (to) => {
          if (fromUse === toUse) throw careErrors.taken(tenant, toUse)
          const tenants = await tenantsOf(from, tenant)
          for (const each of tenants) await may(by, 'stores:copy', each)
          for (const each of tenants) await refuseErased(each, to.backend.control)
          await copyHostKeys(HOST_OWNERS, from, to)
          const copied: CopiedTenant[] = []
          for (const each of tenants) {
            if (await to.backend.control.readMark(each)) {
              // One that an earlier try has finished is passed over; one that was named is not.
              if (tenant !== undefined) throw careErrors.taken(each, to.use)
              continue
            }
            await noteCarried(each, from, { act: 'copy', from: fromUse, to: toUse, by })
            const counts = await copyTenant(each, { from, to, now: clock() })
            copied.push({ tenant: each, ...counts })
            onCopied?.({ tenant: each, ...counts })
          }
          return { tenants: copied, references: await copyReferenceData(from.backend, to.backend) }
        }),
      )
    },
    async backUp({ file, tenant, passphrase, pem, force }, by) {
      const use = config.store.use
      return within(use, async (from) => {
        const tenants = await tenantsOf(from, tenant)
        for (const each of tenants) await may(by, 'stores:back_up', each)
        assertFileFree(file, { force })
        const note = (each: string): Promise<void> =>
          noteCarried(each, from, { act: 'backup', from: use, to: 'file', by })
        const key = newBackupKey({ passphrase, pem })
        return withCredentials(from, async (credentials) => {
          const write = (some: readonly string[], onTenant?: (tenant: string) => void) =>
            backUp(some, {
              ...{ from, file, key, credentials, force, onTenant },
              ...{ masterKey: masterKey(), by: by.id, now: clock() },
            })
          if (tenant === undefined) return backUpUsable(tenants, { note, write })
          await note(tenant)
          return write(tenants)
        })
      })
    },
    async restore({ file, to: use = config.store.use, tenant, erasures = [], ...receiver }, by) {
      const { header, key: backupKey } = await checkBackup(file, receiver, limit)
      if (!backupKey) throw careErrors.proofsOnly(file)
      const meant = meantOf(header, file, tenant)
      for (const each of meant) await may(by, 'stores:restore', each)
      const later: Erasure[] = []
      for (const each of erasures) later.push(...(await erasuresOf(each, limit)))
      return within(use, async (to) => {
        for (const each of meant) {
          await refuseErased(each, to.backend.control)
          // Before the first of them is taken: all that are meant, or nothing.
          await refuseTaken(each, to)
        }
        const rows = openDirectoryRows({ backend: to.backend, masterKey: masterKey(), clock })
        const onRestored = async ({ tenant: each, directory }: RestoredTenant): Promise<void> => {
          if (directory) await putBack(directory, rows, to.backend)
          await noteCarried(each, to, { act: 'restore', from: header.at, to: use, by })
        }
        try {
          return await withCredentials(to, (credentials) =>
            restoreBackup(file, {
              ...{ to, masterKey: masterKey(), only: tenant, erasures: later, limit },
              ...{ credentials, by: by.id, now: clock(), onRestored },
              checked: { header, key: backupKey },
            }),
          )
        } finally {
          rows.close()
        }
      })
    },
    async proofs({ file, tenant }, by) {
      const header = await readHeader(file, limit)
      for (const each of meantOf(header, file, tenant)) await may(by, 'audit:export', each)
      return readBackupProofs(file, tenant, limit)
    },
    exportTenant: (tenant, given, by) =>
      within(config.store.use, async (store) => {
        await tenantsOf(store, tenant)
        return exportTenant(tenant, by, given, archiveHost(store, by))
      }),
    importTenant: (given, by) =>
      within(config.store.use, (store) => importTenant(given, by, archiveHost(store, by))),
    async close() {
      key?.close()
      await host.kernel.stop()
    },
  }
}

/** Writes down anew what the directory said of a tenant, over what it says here. */
async function putBack(
  { digest: _, ...row }: DirectoryRow,
  rows: DirectoryRows,
  { control }: StoreBackend,
): Promise<void> {
  const here = (await control.readTenant(row.tenant))?.version ?? 0
  if (!(await rows.write(row, here))) throw runtimeErrors.tenantChanged(row.tenant)
}

/** The tenants of a backup that are meant: all of it, or the one that is named. */
function meantOf(
  { tenants }: BackupHeader,
  file: string,
  tenant: string | undefined,
): readonly string[] {
  if (tenant === undefined) return tenants
  if (!tenants.includes(tenant)) throw careErrors.noSuchTenant(tenant, file, tenants)
  return [tenant]
}
