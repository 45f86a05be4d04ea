import type { Migration } from './migration.ts'

/**
 * What was removed, and which runs name a content: the one that wrote it stands beside it, the others
 * have a row each. Movements stay where their run was removed: what an account comes to does not change.
 */
export const tenantRemoval: Migration = {
  number: 3,
  name: 'removal',
  sql: `
    CREATE TABLE removal (
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      record BLOB NOT NULL,
      digest BLOB NOT NULL,
      PRIMARY KEY (kind, key)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE content ADD COLUMN run TEXT;

    CREATE TABLE content_use (
      address TEXT NOT NULL,
      run TEXT NOT NULL,
      PRIMARY KEY (address, run)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE movement_kept (
      ordinal INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      run TEXT NOT NULL,
      account TEXT NOT NULL,
      unit TEXT NOT NULL,
      amount INTEGER NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    INSERT INTO movement_kept SELECT * FROM ledger_movement;
    DROP TABLE ledger_movement;
    ALTER TABLE movement_kept RENAME TO ledger_movement;
    CREATE INDEX ledger_movement_by_run ON ledger_movement (run);
  `,
}
