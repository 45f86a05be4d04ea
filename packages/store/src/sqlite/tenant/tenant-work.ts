import type { IdCheck } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import type { SqliteAuditInsert } from './sqlite-audit.ts'

/** What each part of a tenant's file works with. */
export interface TenantWork {
  readonly tenant: string
  readonly connection: Connection
  readonly checkId: IdCheck
}

/** A part that also adds audit entries, inside its own transaction. */
export interface TenantWorkWithAudit extends TenantWork {
  readonly insertEntries: SqliteAuditInsert
}
