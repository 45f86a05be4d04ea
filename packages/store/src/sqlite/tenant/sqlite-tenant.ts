import type { TenantStore } from '@fcc/contracts'
import type { IdCheck } from '@fcc/contracts/store-checks'
import { fileError } from '../../diagnostics.ts'
import { type Connection, createConnection } from '../connection.ts'
import { tenantMigrations } from '../migrations/migrations.ts'
import { openDatabase } from '../open-database.ts'
import type { SqliteStoreSettings } from '../sqlite-settings.ts'
import { createSqliteApprovals } from './sqlite-approvals.ts'
import { createSqliteAudit, prepareAuditInsert } from './sqlite-audit.ts'
import { createSqliteCommit } from './sqlite-commit.ts'
import { createSqliteContents } from './sqlite-contents.ts'
import { createSqliteIdentity } from './sqlite-identity.ts'
import { createSqliteJournal } from './sqlite-journal.ts'
import { createSqliteLeases } from './sqlite-leases.ts'
import { createSqliteOutgoing } from './sqlite-outgoing.ts'
import { createSqliteRemoval } from './sqlite-removal.ts'
import { createSqliteRunCommands } from './sqlite-run-commands.ts'
import { createSqliteRuns } from './sqlite-runs.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

/** What a handle on a tenant's file is made of. */
export interface SqliteTenantOptions {
  readonly tenant: string
  readonly file: string
  readonly checkId: IdCheck
  readonly settings: SqliteStoreSettings
  readonly onClose: () => void
}

/** Opens a tenant's file. Throws `FCC_STORE_WRONG_TENANT` when it holds the data of another. */
export async function openSqliteTenant(options: SqliteTenantOptions): Promise<TenantStore> {
  const { tenant, file, checkId, settings, onClose } = options
  const database = await openDatabase(file, tenantMigrations, settings)
  const connection = createConnection(database, `The store of tenant ${tenant}`, {
    ...settings,
    file,
  })
  try {
    await assertTenant(connection, tenant, file)
  } catch (error) {
    connection.close()
    throw error
  }
  const insertEntries = prepareAuditInsert(connection)
  const work: TenantWorkWithAudit = { tenant, connection, checkId, insertEntries }
  let open = true
  return {
    tenant,
    ...createSqliteIdentity(work),
    ...createSqliteRuns(work),
    ...createSqliteLeases(work),
    ...createSqliteJournal(work),
    ...createSqliteCommit(work),
    ...createSqliteApprovals(work),
    ...createSqliteRunCommands(work),
    ...createSqliteContents(work),
    ...createSqliteOutgoing(work),
    ...createSqliteAudit(work),
    ...createSqliteRemoval(work),
    close: async () => {
      if (!open) return
      open = false
      connection.close()
      onClose()
    },
  }
}

/** The file says itself whose it is, so that a file under a wrong name is noticed. */
async function assertTenant(connection: Connection, tenant: string, file: string): Promise<void> {
  const select = connection.prepare('SELECT id FROM tenant')
  const insert = connection.prepare('INSERT OR IGNORE INTO tenant (only, id) VALUES (1, ?)')
  const readId = () => select.get() as { readonly id: string } | undefined
  const found =
    (await connection.read(readId)) ??
    (await connection.change(() => {
      insert.run(tenant)
      return readId()
    }))
  if (found?.id !== tenant) {
    throw fileError('FCC_STORE_WRONG_TENANT', [file, String(found?.id), tenant])
  }
}
