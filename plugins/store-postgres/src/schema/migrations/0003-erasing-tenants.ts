import type { Migration } from './migration.ts'

/**
 * What taking a tenant out for good needs; functions, policies and grants come with every migration. No statistics
 * are kept of the bytes of keys: they would be a copy of some, and stay when a key goes.
 */
export const erasingTenants: Migration = {
  number: 3,
  name: 'erasing tenants',
  worksWith: 1,
  sql: `
    ALTER TABLE fcc.wrapped_key ALTER COLUMN wrapped SET STATISTICS 0;
    -- Statistics that were taken go with the type of their column, which stays what it was.
    ALTER TABLE fcc.wrapped_key ALTER COLUMN wrapped TYPE bytea;
  `,
}
