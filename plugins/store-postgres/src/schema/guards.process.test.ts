import { casesOf, storeSuite } from '@fcc/conformance'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.test-support.ts'
import { expectedPolicies } from './tables.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function openingCode(): Promise<string | undefined> {
  try {
    const backend = await database.store().open(database.options)
    await backend.close()
    return undefined
  } catch (error) {
    return (error as { readonly code?: string }).code
  }
}

/** Runs statements as one of the logins, and gives the SQLSTATE of what was refused. */
async function asLogin(url: string, ...statements: readonly string[]): Promise<string | undefined> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const each of statements) await client.query(each)
    return undefined
  } catch (error) {
    return (error as { readonly code?: string }).code
  } finally {
    await client.end()
  }
}

/** Tables of which a row stays as it was written. */
const APPENDED = [
  ...['journal_step', 'approval', 'content_use', 'ledger_movement', 'removal', 'wrapped_key'],
  ...['erasure', 'reference_text', 'reference_data'],
]

describe('the guards of the database', () => {
  it('hold as they were made: the store opens', async () => {
    expect(await openingCode()).toBeUndefined()
  })

  it.each([
    ['ALTER TABLE fcc.content NO FORCE ROW LEVEL SECURITY'],
    ['ALTER TABLE fcc.audit_entry_07 DISABLE ROW LEVEL SECURITY'],
    ['DROP POLICY of_tenant ON fcc.run'],
    ['ALTER POLICY of_tenant ON fcc.run_row USING (true)'],
    ['ALTER POLICY of_tenant ON fcc.wrapped_key WITH CHECK (true)'],
    ['ALTER POLICY of_tenant ON fcc.event TO fcc_owner'],
    ['CREATE POLICY more ON fcc.content USING (true)'],
    ['ALTER TABLE fcc.lease OWNER TO app', 'ALTER TABLE fcc.lease OWNER TO fcc_owner'],
    [
      `CREATE OR REPLACE FUNCTION fcc.current_tenant() RETURNS text LANGUAGE sql AS $$SELECT 'riverside'$$`,
    ],
    [
      `CREATE OR REPLACE FUNCTION fcc.current_tenant() RETURNS text LANGUAGE plpgsql AS $$BEGIN RETURN 'riverside'; END$$`,
    ],
    ['ALTER FUNCTION fcc.is_host() SECURITY DEFINER'],
    ['DROP POLICY while_erasing ON fcc.audit_entry'],
    ['ALTER POLICY while_erasing ON fcc.content USING (true)'],
    ['DROP POLICY not_erased ON fcc.wrapped_key'],
    ['GRANT EXECUTE ON FUNCTION fcc.rewrite_keys() TO fcc_app'],
    ['ALTER FUNCTION fcc.rewrite_keys() RESET search_path'],
    ['CREATE VIEW fcc.leak AS SELECT 1', 'DROP VIEW fcc.leak'],
    ['CREATE TABLE fcc.unguarded (tenant text)', 'DROP TABLE fcc.unguarded'],
    ['ALTER TABLE fcc.removal RENAME TO gone', 'ALTER TABLE fcc.gone RENAME TO removal'],
  ])('refuse to serve after %s', async (statement: string, undo?: string) => {
    await database.query(statement)
    expect(await openingCode()).toBe('FCC_POSTGRES_UNGUARDED')
    if (undo !== undefined) await database.query(undo)
    await database.migrate()
    expect(await openingCode()).toBeUndefined()
  })

  it.each([
    ['ALTER ROLE app SUPERUSER', 'ALTER ROLE app NOSUPERUSER'],
    ['ALTER ROLE app BYPASSRLS', 'ALTER ROLE app NOBYPASSRLS'],
    ['GRANT fcc_owner TO app', 'REVOKE fcc_owner FROM app'],
    ['GRANT fcc_dispatcher TO app', 'REVOKE fcc_dispatcher FROM app'],
    ['GRANT fcc_eraser TO app', 'REVOKE fcc_eraser FROM app'],
  ])('refuse whoever could go past them: %s', async (statement, undo) => {
    await database.query(statement)
    expect(await openingCode()).toBe('FCC_POSTGRES_ROLE_TOO_STRONG')
    await database.query(undo)
    expect(await openingCode()).toBeUndefined()
  })

  it('raise for every table where no tenant is set, and after one was', async () => {
    const tables = [...expectedPolicies().keys()].filter((table) => table !== 'migration')
    const reading = tables.map((table) => `SELECT count(*) FROM fcc.${table} WHERE true`)
    const writing = `INSERT INTO fcc.removal (tenant, kind, key, record, digest) VALUES ('a', 'run', 'r', '', '')`
    for (const each of [...reading, writing]) {
      const code = await asLogin(database.urls.app, each)
      // A table that is empty is not looked into; parts of tables cannot be reached at all.
      expect(['FC001', 'FC002', '42501', undefined], each).toContain(code)
    }
    const set = `BEGIN; SELECT set_config('app.tenant', 'riverside', true); COMMIT`
    expect(await asLogin(database.urls.app, set, writing)).toBe('FC001')
    expect(await asLogin(database.urls.app, writing)).toBe('FC001')
  })

  // Written down apart from what is granted: one does not grow with the other.
  it.each([
    ...APPENDED.map((table): [string, readonly string[]] => [table, []]),
    ['tenant', ['identity', 'entries', 'events', 'ordinals']],
    ['run_command', ['carried']],
    ['content', ['run']],
    ['audit_entry', ['canonical']],
    ['event', ['sent']],
  ])('let who serves change no more of %s than %j', async (table, may) => {
    const columns = await database.query(`
      SELECT attname FROM pg_attribute WHERE attrelid = 'fcc.${table}'::regclass AND attnum > 0
        AND has_column_privilege('app', attrelid, attnum, 'UPDATE') ORDER BY attnum`)
    expect(columns.map(({ attname }) => attname)).toEqual(may)
  })

  it.each([
    ...['tenant', 'audit_entry', 'audit_tree', 'ledger_movement', 'removal', 'erasure'],
    ...['accepted_capabilities', 'tenant_directory', 'store_mark', 'reference_text'],
    'reference_data',
  ])('let who serves take no row out of %s', async (table) => {
    const asked = `SELECT has_table_privilege('app', 'fcc.${table}', 'DELETE, TRUNCATE') AS may`
    expect(await database.query(asked)).toEqual([{ may: false }])
  })

  it('hold who erases back in every table that it may take rows out of', async () => {
    const open = await database.query(`
      SELECT relname FROM pg_class WHERE relnamespace = 'fcc'::regnamespace AND relkind IN ('r', 'p')
        AND has_table_privilege('eraser', oid, 'DELETE') AND NOT EXISTS (
          SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'while_erasing' AND NOT polpermissive)`)
    expect(open).toEqual([])
  })

  it('let nothing begin under the id of a tenant that was erased', async () => {
    const guarded = await database.query(`
      SELECT polrelid::regclass::text AS name FROM pg_policy
      WHERE polname = 'not_erased' AND NOT polpermissive AND polcmd = 'a' ORDER BY 1`)
    expect(guarded.map(({ name }) => name)).toEqual(
      ['accepted_capabilities', 'credential', 'erasure', 'store_mark', 'tenant', 'tenant_work']
        .concat('wrapped_key')
        .map((table) => `fcc.${table}`),
    )
  })

  it('take back with the next migration what somebody granted besides', async () => {
    await database.query('GRANT DELETE ON fcc.audit_entry TO PUBLIC')
    await database.query('GRANT DELETE ON fcc.removal TO fcc_app')
    await database.migrate()
    for (const table of ['audit_entry', 'removal']) {
      const asked = `SELECT has_table_privilege('app', 'fcc.${table}', 'DELETE') AS may`
      expect(await database.query(asked), table).toEqual([{ may: false }])
    }
  })

  it('keep reference data from whoever is not the host', async () => {
    const put = `INSERT INTO fcc.reference_text VALUES ('of the host', '')`
    const data = `INSERT INTO fcc.reference_data (name, version, digest, record) VALUES ('n', '1', 'of the host', '')`
    const host = `SELECT set_config('app.scope', 'host', true)`
    const tenant = `SELECT set_config('app.scope', '', true), set_config('app.tenant', 'riverside', true)`
    for (const read of ['reference_text', 'reference_data']) {
      const tried = ['BEGIN', host, put, data, tenant, `SELECT * FROM fcc.${read}`]
      expect(await asLogin(database.urls.app, ...tried), read).toBe('FC002')
    }
    expect(await asLogin(database.urls.app, 'BEGIN', tenant, put)).toBe('FC002')
    expect(await asLogin(database.urls.app, 'BEGIN', host, put, tenant, data)).toBe('FC002')
  })

  it('let a tenant write no row of another', async () => {
    const set = `SELECT set_config('app.tenant', 'hostile', true)`
    const write = `INSERT INTO fcc.removal (tenant, kind, key, record, digest) VALUES ('riverside', 'run', 'r', '', '')`
    expect(await asLogin(database.urls.app, 'BEGIN', set, write)).toBe('42501')
  })

  it.each([
    ['take an entry out of the log', 'DELETE FROM fcc.audit_entry'],
    ['turn a leaf of the log', `UPDATE fcc.audit_entry SET leaf_hash = ''`],
    ['reach a part of the log', 'SELECT * FROM fcc.audit_entry_00'],
    ['forget an erasure', 'DELETE FROM fcc.erasure'],
    ['forget a removal', 'DELETE FROM fcc.removal'],
    ['take a movement back', 'DELETE FROM fcc.ledger_movement'],
    ['switch a policy off', 'ALTER TABLE fcc.run DISABLE ROW LEVEL SECURITY'],
    ['become the owner', 'SET ROLE fcc_owner'],
    ['become who erases', 'SET ROLE fcc_eraser'],
    ['become who erases in a block', 'DO $$ BEGIN SET LOCAL ROLE fcc_eraser; END $$'],
    ['have a session of who erases', 'SET SESSION AUTHORIZATION fcc_eraser'],
    ['give itself the role of who erases', 'GRANT fcc_eraser TO CURRENT_USER'],
    ['write the keys anew as who erases does', 'SELECT fcc.rewrite_keys()'],
    [
      'erase through a function of its own, with the rights of whoever made it',
      `CREATE FUNCTION pg_temp.erase() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM fcc.audit_entry';
       SELECT pg_temp.erase()`,
    ],
    [
      'hand such a function to who erases',
      `CREATE FUNCTION pg_temp.erase() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'SELECT';
       ALTER FUNCTION pg_temp.erase() OWNER TO fcc_eraser`,
    ],
    [
      'erase by what it lets a name stand for',
      `CREATE TEMP TABLE tenant_directory (tenant text, record bytea);
       INSERT INTO tenant_directory VALUES ('riverside', '{"state":"erasing"}');
       SET LOCAL search_path = pg_temp, fcc, pg_catalog; DELETE FROM audit_entry`,
    ],
    [
      'put a name before that of a guard',
      'CREATE FUNCTION fcc.is_host(text) RETURNS boolean LANGUAGE sql AS $$SELECT true$$',
    ],
    ['have a schema of its own', 'CREATE SCHEMA own'],
    ['empty the log', 'TRUNCATE fcc.audit_entry'],
    [
      'let a trigger do it',
      'CREATE TRIGGER own BEFORE INSERT ON fcc.event EXECUTE FUNCTION fcc.is_host()',
    ],
    ['read past the policies', 'SET LOCAL row_security = off; SELECT * FROM fcc.run'],
    ['switch the triggers off', 'SET session_replication_role = replica'],
    ['make a table', 'CREATE TABLE fcc.own (id int)'],
    ['change what a policy asks', 'DROP FUNCTION fcc.current_tenant()'],
  ])('do not let who serves %s', async (_, statement) => {
    const set = `SELECT set_config('app.tenant', 'riverside', true)`
    expect(await asLogin(database.urls.app, 'BEGIN', set, statement)).toBe('42501')
  })

  it('let the dispatcher see which runs are due, of all tenants, and nothing else', async () => {
    await database.query(`
      INSERT INTO fcc.run_index VALUES ('riverside', 'r1', 'running', 5), ('hillside', 'r2', 'waiting', 9)`)
    const client = new Client({ connectionString: database.urls.dispatcher })
    await client.connect()
    const { rows } = await client.query('SELECT tenant, run FROM fcc.run_index ORDER BY due')
    await client.end()
    expect(rows).toEqual([
      { tenant: 'riverside', run: 'r1' },
      { tenant: 'hillside', run: 'r2' },
    ])
    const tables = [...expectedPolicies().keys()]
    for (const table of tables.filter((each) => !['run_index', 'migration'].includes(each))) {
      const read = `SELECT * FROM fcc.${table}`
      // The policy may be asked before the grant.
      const code = await asLogin(database.urls.dispatcher, read)
      expect(['42501', 'FC001', 'FC002'], table).toContain(code)
    }
    const write = `UPDATE fcc.run_index SET state = 'failed'`
    expect(await asLogin(database.urls.dispatcher, write)).toBe('42501')
    await database.empty()
  })
})

describe('tenants on one database', () => {
  const cases = casesOf({
    ...storeSuite,
    groups: { 'hostile tenants': storeSuite.groups['hostile tenants'] ?? [] },
  })

  it.each(cases.map(({ name, run }) => [name, run] as const))('%s', async (_, run) => {
    await database.empty()
    const backend = await database.store().open(database.options)
    try {
      await run({ backend, cleanup: async () => undefined })
    } finally {
      await backend.close()
    }
  })
})
