import type { Principal } from '@fcc/contracts'
import type { WholeStore } from '../store-care/copy-tenant.ts'
import { careErrors } from '../store-care/diagnostics.ts'
import { admitPrincipal } from '../tenant/access/admit-principal.ts'
import { authoriseHost } from '../tenant/access/authorise.ts'
import type { OpenDirectory } from '../tenant/open-directory.ts'
import { appendEntry } from '../tenant/session/append-entry.ts'
import type { TenantHost } from '../tenant/tenant-host.ts'
import type { ArchiveHost } from './archive-host.ts'
import { type ExportedTenant, exportTenant, type TenantExport } from './export-tenant.ts'
import { type ImportedTenant, importTenant, type TenantImport } from './import-tenant.ts'

/** Tenants as archives, while the runtime is open. */
export interface TenantArchives {
  /**
   * Writes everything of a tenant into one archive, as it is at one moment, while it and others work: its configuration
   * with its documents, runs, contents, the log with its proofs, grants, lock and suspension, where its webhooks are.
   * Keys are in it for whoever has the passphrase or the private key of the recipient; nothing by which anybody signs
   * in is, and secrets of the configuration are references, as they are written.
   *
   * @throws FccError FCC_TENANT_UNKNOWN, FCC_TENANT_ARCHIVE_DOCUMENT, FCC_STORE_NOT_CARRIED, FCC_FILE_EXISTS,
   * FCC_FILE_UNWRITABLE, FCC_ACCESS_DENIED
   * @example
   * await runtime.tenants.export('lakeside', operator, { file: 'lakeside.fcctenant', passphrase })
   */
  export(id: string, by: Principal, given: TenantExport): Promise<ExportedTenant>
  /**
   * Imports a tenant from such an archive, all of it or nothing. It is refused until somebody accepts what it may run
   * with here. Its lock and its suspension stay; its grants are over, for whom they name is somebody of another host.
   *
   * @throws FccError FCC_TENANT_ARCHIVE_DAMAGED, FCC_TENANT_ARCHIVE_KEY, FCC_TENANT_ARCHIVE_PROOFS,
   * FCC_TENANT_ARCHIVE_FOLDER, FCC_TENANT_CONFIG, FCC_TENANT_ERASED, FCC_STORE_TAKEN, FCC_ACCESS_DENIED
   * @example
   * const { tenant } = await runtime.tenants.import(operator, { file: 'lakeside.fcctenant', passphrase })
   * await runtime.accept(tenant, operator)
   */
  import(by: Principal, given: TenantImport): Promise<ImportedTenant>
}

/** The archives of a runtime. */
export function openTenantArchives(
  host: TenantHost,
  store: Omit<WholeStore, 'transfer'>,
  directory: OpenDirectory,
): TenantArchives {
  function hostFor(by: Principal): ArchiveHost {
    const { config, masterKey, clock, onDiagnostic } = host
    const { transfer } = store.backend
    if (!transfer) throw careErrors.notCarried(store.use)
    return {
      ...{ store: { ...store, transfer }, config, masterKey, clock, onDiagnostic },
      admit: (action, tenant) =>
        authoriseHost(host, by, { action, tenant, known: directory.find(tenant) }),
      async note(tenant, draft) {
        const { handles, release } = await directory.known(tenant).hold()
        try {
          await appendEntry(handles, 'archive', draft)
        } finally {
          release()
        }
      },
    }
  }
  return {
    async export(id, given, wanted) {
      directory.known(id)
      const by = admitPrincipal(given)
      return exportTenant(id, by, wanted, hostFor(by))
    },
    async import(given, wanted) {
      const by = admitPrincipal(given)
      const imported = await importTenant(wanted, by, hostFor(by))
      await directory.refresh()
      return imported
    },
  }
}
