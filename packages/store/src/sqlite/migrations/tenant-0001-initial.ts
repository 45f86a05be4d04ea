import type { Migration } from './migration.ts'

/**
 * Everything of one tenant. Text that people or models wrote is in BLOB columns: no encoding is assumed.
 * Every row but a lease has a digest under the tenant's keys, which this file does not hold.
 */
export const tenantInitial: Migration = {
  number: 1,
  name: 'record format 1',
  sql: `
    CREATE TABLE tenant (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      id TEXT NOT NULL
    ) STRICT;

    CREATE TABLE run (
      ordinal INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      idempotency_key TEXT UNIQUE,
      state TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      awaits BLOB NOT NULL,
      record BLOB NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX run_by_state ON run (state);

    CREATE TABLE run_row (
      run TEXT NOT NULL,
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      record BLOB NOT NULL,
      digest BLOB NOT NULL,
      PRIMARY KEY (run, kind, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE lease (
      run TEXT PRIMARY KEY REFERENCES run (id),
      holder TEXT,
      epoch INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE journal_step (
      ordinal INTEGER PRIMARY KEY,
      run TEXT NOT NULL REFERENCES run (id),
      activity TEXT NOT NULL,
      part TEXT NOT NULL CHECK (part IN ('intent', 'result')),
      record BLOB,
      sealed BLOB NOT NULL,
      digest BLOB NOT NULL,
      UNIQUE (run, activity, part)
    ) STRICT;

    CREATE TABLE approval (
      run TEXT NOT NULL REFERENCES run (id),
      activity TEXT NOT NULL,
      record BLOB NOT NULL,
      note BLOB,
      digest BLOB NOT NULL,
      PRIMARY KEY (run, activity)
    ) STRICT;

    CREATE TABLE run_command (
      ordinal INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      run TEXT NOT NULL REFERENCES run (id),
      aborts INTEGER NOT NULL,
      record BLOB NOT NULL,
      digest BLOB NOT NULL,
      carried INTEGER
    ) STRICT;
    CREATE INDEX run_command_pending ON run_command (run, ordinal) WHERE carried IS NULL;

    CREATE TABLE content (
      address TEXT PRIMARY KEY,
      media_type TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      labels BLOB NOT NULL,
      subjects BLOB NOT NULL,
      sealed BLOB NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;

    CREATE TABLE audit_entry (
      insertion INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      run TEXT,
      sequence INTEGER,
      visit TEXT UNIQUE,
      canonical BLOB NOT NULL,
      leaf_hash BLOB NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX audit_entry_by_run ON audit_entry (run, sequence, insertion) WHERE run IS NOT NULL;

    CREATE TABLE event (
      insertion INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      run TEXT,
      record BLOB NOT NULL,
      digest BLOB NOT NULL,
      sent INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX event_by_run ON event (run, insertion) WHERE run IS NOT NULL;
    CREATE INDEX event_unsent ON event (insertion) WHERE sent = 0;

    CREATE TABLE ledger_movement (
      ordinal INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      run TEXT NOT NULL REFERENCES run (id),
      account TEXT NOT NULL,
      unit TEXT NOT NULL,
      amount INTEGER NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX ledger_movement_by_run ON ledger_movement (run);

    CREATE TABLE audit_tree (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      size INTEGER NOT NULL,
      state BLOB NOT NULL,
      checkpoint BLOB,
      digest BLOB NOT NULL
    ) STRICT;
  `,
}
