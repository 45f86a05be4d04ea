import type { Migration } from './migration.ts'

/** What is wanted of a run, of every kind: a wish to cancel it, and one to hold it. */
export const tenantRunRequests: Migration = {
  number: 2,
  name: 'run requests',
  sql: `
    CREATE TABLE run_request (
      run TEXT NOT NULL REFERENCES run (id),
      kind TEXT NOT NULL CHECK (kind IN ('cancel', 'hold')),
      record BLOB NOT NULL,
      PRIMARY KEY (run, kind)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO run_request (run, kind, record)
      SELECT run, 'cancel', CAST(json_set(CAST(record AS TEXT), '$.kind', 'cancel') AS BLOB)
      FROM cancel_request;
    DROP TABLE cancel_request;
  `,
}
