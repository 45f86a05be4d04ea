import type { Migration } from './migration.ts'

/**
 * The tenant directory: the newest row of each tenant, with its place in the order of all changes; and
 * which tenants may have work.
 */
export const controlTenantDirectory: Migration = {
  number: 2,
  name: 'tenant directory',
  sql: `
    CREATE TABLE tenant_directory (
      tenant TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      change INTEGER NOT NULL UNIQUE,
      row BLOB NOT NULL
    ) STRICT;

    CREATE TABLE tenant_work (
      tenant TEXT PRIMARY KEY,
      at INTEGER NOT NULL
    ) STRICT;
  `,
}
