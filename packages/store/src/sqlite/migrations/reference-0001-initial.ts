import type { Migration } from './migration.ts'

/** Reference data: what versions there are, and each text once. */
export const referenceInitial: Migration = {
  number: 1,
  name: 'reference data',
  sql: `
    CREATE TABLE reference_text (
      digest TEXT PRIMARY KEY,
      text BLOB NOT NULL
    ) STRICT;

    CREATE TABLE reference_data (
      ordinal INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      version TEXT NOT NULL,
      digest TEXT NOT NULL REFERENCES reference_text (digest),
      record BLOB NOT NULL,
      UNIQUE (name, version)
    ) STRICT;
  `,
}
