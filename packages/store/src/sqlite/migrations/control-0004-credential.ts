import type { Migration } from './migration.ts'

/** Keys of programs and sessions of who signed in; each row has its secret as a digest only. */
export const controlCredential: Migration = {
  number: 4,
  name: 'credential',
  sql: `
    CREATE TABLE credential (
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      tenant TEXT NOT NULL,
      owner TEXT NOT NULL,
      version INTEGER NOT NULL,
      expires_at INTEGER,
      row BLOB NOT NULL,
      PRIMARY KEY (kind, id)
    ) STRICT;

    CREATE INDEX credential_of ON credential (kind, tenant, owner);
    CREATE INDEX credential_expired ON credential (kind, expires_at);
  `,
}
