import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreFactory } from '@fcc/contracts'
import { createBackend, createIdCheck, MAX_TENANT_ID_BYTES } from '@fcc/contracts/store-checks'
import { openSqliteControl } from './control/sqlite-control.ts'
import { createSqliteErasure } from './erase-tenant.ts'
import { tenantMigrations } from './migrations/migrations.ts'
import { assertLocalDirectory } from './network-file-system.ts'
import { openDatabase } from './open-database.ts'
import { translateError } from './sqlite-error.ts'
import { createSqliteReferenceData } from './sqlite-reference-data.ts'
import { DEFAULT_SQLITE_SETTINGS, type SqliteStoreSettings } from './sqlite-settings.ts'
import { openSqliteTenant } from './tenant/sqlite-tenant.ts'
import { tenantFileName } from './tenant-file-name.ts'
import { createSqliteTransfer } from './transfer/sqlite-transfer.ts'

/**
 * Makes a store of SQLite files: `control.sqlite`, `reference-data.sqlite` once there is any, and one file per
 * tenant under `tenants/`. Several
 * processes of one machine may open the same directory.
 *
 * @throws `FCC_STORE_NETWORK_FILE_SYSTEM`, `FCC_STORE_NEWER`, `FCC_STORE_OTHER_FORMAT`, `FCC_STORE_CORRUPT`, `FCC_STORE_BUSY`,
 * `FCC_STORE_IO` when opening
 * @example
 * const backend = await createSqliteStore({ busyTimeoutMs: 1000 }).open({ directory: '.fcc' })
 * const riverside = await backend.openTenant('riverside')
 */
export function createSqliteStore(chosen: Partial<SqliteStoreSettings> = {}): StoreFactory {
  const settings: SqliteStoreSettings = { ...DEFAULT_SQLITE_SETTINGS, ...chosen }
  const checkId = createIdCheck(settings.maxIdBytes)
  const checkTenantId = createIdCheck(MAX_TENANT_ID_BYTES)
  return {
    id: 'sqlite',
    title: 'SQLite, one file per tenant',
    durable: true,
    async open({ directory }) {
      const tenants = join(directory, 'tenants')
      makeDirectory(tenants, settings)
      assertLocalDirectory(directory)
      const control = await openSqliteControl(join(directory, 'control.sqlite'), checkId, settings)
      const fileOf = (tenant: string): string =>
        join(tenants, tenantFileName(checkTenantId('tenant', tenant)))
      return createBackend({
        control,
        erasure: createSqliteErasure({
          ...{ settings, fileOf, control: join(directory, 'control.sqlite') },
        }),
        transfer: createSqliteTransfer({
          ...{ settings, fileOf, control: join(directory, 'control.sqlite') },
          tenants: () => control.listMarked(),
          make: async (tenant) =>
            (await openDatabase(fileOf(tenant), tenantMigrations, settings)).close(),
        }),
        referenceData: createSqliteReferenceData(
          join(directory, 'reference-data.sqlite'),
          checkId,
          settings,
        ),
        async openTenant(tenant, onClose) {
          const file = fileOf(tenant)
          return openSqliteTenant({ tenant, file, checkId, settings, onClose })
        },
      })
    },
  }
}

function makeDirectory(path: string, { busyTimeoutMs }: SqliteStoreSettings): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw translateError(error, { file: path, busyTimeoutMs })
  }
}

/** The SQLite store with its default settings. */
export const sqliteStore: StoreFactory = createSqliteStore()
