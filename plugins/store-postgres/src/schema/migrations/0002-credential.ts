import type { Migration } from './migration.ts'

/** Keys of programs and sessions of who signed in; each row has its secret as a digest only. */
export const credential: Migration = {
  number: 2,
  name: 'credential',
  worksWith: 1,
  sql: `
    CREATE TABLE fcc.credential (
      kind text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      tenant text COLLATE "C" NOT NULL,
      owner text COLLATE "C" NOT NULL,
      version bigint NOT NULL,
      expires_at bigint,
      record bytea NOT NULL,
      PRIMARY KEY (kind, id)
    );
    CREATE INDEX credential_of ON fcc.credential (kind, tenant, owner);
    CREATE INDEX credential_expired ON fcc.credential (kind, expires_at);
  `,
}
