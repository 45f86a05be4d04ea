import { PARTITIONED, PARTS, partsOf } from '../tables.ts'
import type { Migration } from './migration.ts'

const parts = PARTITIONED.flatMap((table) =>
  partsOf(table).map(
    (name, part) =>
      `CREATE TABLE fcc.${name} PARTITION OF fcc.${table} FOR VALUES WITH (MODULUS ${PARTS}, REMAINDER ${part});`,
  ),
).join('\n')

/**
 * Everything of all tenants. Each row begins with its tenant, so that policies and conditions use the index.
 * Names sort by their bytes. Text that people or models wrote is BYTEA: PostgreSQL takes no NUL in a TEXT.
 * Every row but a lease has a digest under the keys of its tenant, which this database does not hold.
 */
export const initial: Migration = {
  number: 1,
  name: 'record format 1',
  worksWith: 1,
  sql: `
    CREATE TABLE fcc.tenant (
      tenant text COLLATE "C" PRIMARY KEY,
      identity text,
      -- How many entries, events and other numbered rows there were: who writes has this row locked.
      entries bigint NOT NULL DEFAULT 0,
      events bigint NOT NULL DEFAULT 0,
      ordinals bigint NOT NULL DEFAULT 0
    ) WITH (fillfactor = 50);

    CREATE TABLE fcc.run (
      tenant text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      ordinal bigint NOT NULL,
      idempotency_key text COLLATE "C",
      state text NOT NULL,
      sequence bigint NOT NULL,
      awaits bytea NOT NULL,
      record bytea NOT NULL,
      digest bytea NOT NULL,
      PRIMARY KEY (tenant, id),
      UNIQUE (tenant, ordinal),
      UNIQUE (tenant, idempotency_key)
    ) WITH (fillfactor = 80);

    CREATE TABLE fcc.run_index (
      tenant text COLLATE "C" NOT NULL,
      run text COLLATE "C" NOT NULL,
      state text NOT NULL,
      due bigint,
      PRIMARY KEY (tenant, run)
    ) WITH (fillfactor = 80);
    CREATE INDEX run_index_due ON fcc.run_index (due) WHERE due IS NOT NULL;

    CREATE TABLE fcc.run_row (
      tenant text COLLATE "C" NOT NULL,
      run text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      sequence bigint NOT NULL,
      record bytea NOT NULL,
      digest bytea NOT NULL,
      PRIMARY KEY (tenant, run, kind, key)
    ) WITH (fillfactor = 80);

    CREATE TABLE fcc.lease (
      tenant text COLLATE "C" NOT NULL,
      run text COLLATE "C" NOT NULL,
      holder text,
      epoch bigint NOT NULL,
      expires_at bigint NOT NULL,
      PRIMARY KEY (tenant, run)
    ) WITH (fillfactor = 50);

    CREATE TABLE fcc.journal_step (
      tenant text COLLATE "C" NOT NULL,
      ordinal bigint NOT NULL,
      run text COLLATE "C" NOT NULL,
      activity text COLLATE "C" NOT NULL,
      part text NOT NULL CHECK (part IN ('intent', 'result')),
      record bytea,
      sealed bytea NOT NULL,
      digest bytea NOT NULL,
      PRIMARY KEY (tenant, run, activity, part),
      UNIQUE (tenant, run, ordinal)
    );

    CREATE TABLE fcc.approval (
      tenant text COLLATE "C" NOT NULL,
      run text COLLATE "C" NOT NULL,
      activity text COLLATE "C" NOT NULL,
      record bytea NOT NULL,
      note bytea,
      digest bytea NOT NULL,
      PRIMARY KEY (tenant, run, activity)
    );

    CREATE TABLE fcc.run_command (
      tenant text COLLATE "C" NOT NULL,
      ordinal bigint NOT NULL,
      id text COLLATE "C" NOT NULL,
      run text COLLATE "C" NOT NULL,
      aborts boolean NOT NULL,
      record bytea NOT NULL,
      digest bytea NOT NULL,
      carried bigint,
      PRIMARY KEY (tenant, id),
      UNIQUE (tenant, ordinal)
    );
    CREATE INDEX run_command_pending ON fcc.run_command (tenant, run, ordinal) WHERE carried IS NULL;

    CREATE TABLE fcc.content (
      tenant text COLLATE "C" NOT NULL,
      address text COLLATE "C" NOT NULL,
      media_type text NOT NULL,
      bytes bigint NOT NULL,
      labels bytea NOT NULL,
      subjects bytea NOT NULL,
      sealed bytea NOT NULL,
      digest bytea NOT NULL,
      run text COLLATE "C",
      PRIMARY KEY (tenant, address)
    );
    -- Sealed bytes do not get smaller.
    ALTER TABLE fcc.content ALTER COLUMN sealed SET STORAGE EXTERNAL;

    CREATE TABLE fcc.content_use (
      tenant text COLLATE "C" NOT NULL,
      address text COLLATE "C" NOT NULL,
      run text COLLATE "C" NOT NULL,
      PRIMARY KEY (tenant, address, run)
    );

    CREATE TABLE fcc.audit_entry (
      tenant text COLLATE "C" NOT NULL,
      insertion bigint NOT NULL,
      id text COLLATE "C" NOT NULL,
      run text COLLATE "C",
      sequence bigint,
      visit text COLLATE "C",
      canonical bytea NOT NULL,
      leaf_hash bytea NOT NULL,
      digest bytea NOT NULL,
      PRIMARY KEY (tenant, insertion),
      UNIQUE (tenant, id),
      UNIQUE (tenant, visit)
    ) PARTITION BY HASH (tenant);
    CREATE INDEX audit_entry_by_run ON fcc.audit_entry (tenant, run, sequence, insertion) WHERE run IS NOT NULL;

    CREATE TABLE fcc.event (
      tenant text COLLATE "C" NOT NULL,
      insertion bigint NOT NULL,
      id text COLLATE "C" NOT NULL,
      run text COLLATE "C",
      record bytea NOT NULL,
      digest bytea NOT NULL,
      sent boolean NOT NULL DEFAULT false,
      PRIMARY KEY (tenant, insertion),
      UNIQUE (tenant, id)
    ) PARTITION BY HASH (tenant);
    CREATE INDEX event_by_run ON fcc.event (tenant, run, insertion) WHERE run IS NOT NULL;
    CREATE INDEX event_unsent ON fcc.event (tenant, insertion) WHERE NOT sent;
    ${parts}

    CREATE TABLE fcc.ledger_movement (
      tenant text COLLATE "C" NOT NULL,
      ordinal bigint NOT NULL,
      id text COLLATE "C" NOT NULL,
      run text COLLATE "C" NOT NULL,
      account text COLLATE "C" NOT NULL,
      unit text COLLATE "C" NOT NULL,
      amount bigint NOT NULL,
      digest bytea NOT NULL,
      PRIMARY KEY (tenant, id),
      UNIQUE (tenant, ordinal)
    );
    CREATE INDEX ledger_movement_by_run ON fcc.ledger_movement (tenant, run);

    CREATE TABLE fcc.audit_tree (
      tenant text COLLATE "C" PRIMARY KEY,
      size bigint NOT NULL,
      state bytea NOT NULL,
      checkpoint bytea,
      digest bytea NOT NULL
    ) WITH (fillfactor = 50);

    CREATE TABLE fcc.removal (
      tenant text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      record bytea NOT NULL,
      digest bytea NOT NULL,
      PRIMARY KEY (tenant, kind, key)
    );

    CREATE TABLE fcc.wrapped_key (
      tenant text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      name text COLLATE "C" NOT NULL,
      master_key text NOT NULL,
      wrapped bytea NOT NULL,
      created text NOT NULL,
      PRIMARY KEY (tenant, kind, name)
    );

    CREATE TABLE fcc.erasure (
      tenant text COLLATE "C" NOT NULL,
      ordinal bigint GENERATED ALWAYS AS IDENTITY,
      subject text COLLATE "C" NOT NULL,
      at text NOT NULL,
      by bytea NOT NULL,
      PRIMARY KEY (tenant, subject)
    );

    CREATE TABLE fcc.accepted_capabilities (
      tenant text COLLATE "C" PRIMARY KEY,
      record bytea NOT NULL
    );

    CREATE TABLE fcc.tenant_directory (
      tenant text COLLATE "C" PRIMARY KEY,
      version bigint NOT NULL,
      change bigint NOT NULL UNIQUE,
      record bytea NOT NULL
    );

    CREATE TABLE fcc.tenant_work (
      tenant text COLLATE "C" PRIMARY KEY,
      at bigint NOT NULL
    ) WITH (fillfactor = 50);

    CREATE TABLE fcc.store_mark (
      tenant text COLLATE "C" PRIMARY KEY,
      version bigint NOT NULL,
      record bytea NOT NULL
    );

    CREATE TABLE fcc.reference_text (
      digest text COLLATE "C" PRIMARY KEY,
      text bytea NOT NULL
    );

    CREATE TABLE fcc.reference_data (
      ordinal bigint GENERATED ALWAYS AS IDENTITY,
      name text COLLATE "C" NOT NULL,
      version text COLLATE "C" NOT NULL,
      digest text COLLATE "C" NOT NULL REFERENCES fcc.reference_text (digest),
      record bytea NOT NULL,
      PRIMARY KEY (name, version)
    );
  `,
}
