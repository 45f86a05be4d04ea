import type { Migration } from './migration.ts'

/** Wrapped keys, erasures and accepted capabilities of all tenants. */
export const controlInitial: Migration = {
  number: 1,
  name: 'initial',
  sql: `
    CREATE TABLE wrapped_key (
      tenant TEXT NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      master_key TEXT NOT NULL,
      wrapped BLOB NOT NULL,
      created TEXT NOT NULL,
      PRIMARY KEY (tenant, kind, name)
    ) STRICT;

    CREATE TABLE erasure (
      ordinal INTEGER PRIMARY KEY,
      tenant TEXT NOT NULL,
      subject TEXT NOT NULL,
      at TEXT NOT NULL,
      by BLOB NOT NULL,
      UNIQUE (tenant, subject)
    ) STRICT;

    CREATE TABLE accepted_capabilities (
      tenant TEXT PRIMARY KEY,
      record BLOB NOT NULL
    ) STRICT;
  `,
}
