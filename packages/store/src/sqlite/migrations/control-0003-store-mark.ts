import type { Migration } from './migration.ts'

/** How far each tenant's store had grown, and which one it is. */
export const controlStoreMark: Migration = {
  number: 3,
  name: 'store mark',
  sql: `
    CREATE TABLE store_mark (
      tenant TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      record BLOB NOT NULL
    ) STRICT;
  `,
}
