import type { Attack, Attempt } from '@fcc/isolation'
import { Client } from 'pg'
import { translateError } from '../connection/translate-error.ts'
import { HOST_TABLES, TENANT_TABLES } from '../schema/tables.ts'

/** Statements in one transaction, as somebody who serves; what PostgreSQL refuses is told by its SQLSTATE. */
async function asApp(url: string, statements: readonly [string, ...string[]][]): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN')
    const found: unknown[] = []
    for (const [text, ...values] of statements) found.push((await client.query(text, values)).rows)
    await client.query('COMMIT')
    return found
  } catch (error) {
    return { refused: (error as { readonly code?: string }).code }
  } finally {
    await client.end()
  }
}

/** What a grant or a policy says no with: whatever else goes wrong was held by neither. */
const NO: readonly unknown[] = ['42501', 'FC001', 'FC002']

/** The same, where nothing but a refusal is right: it is thrown, as the store would tell it. */
async function refusedAsApp(
  url: string,
  statements: readonly [string, ...string[]][],
): Promise<unknown> {
  const outcome = await asApp(url, statements)
  const { refused } = outcome as { readonly refused?: unknown }
  if (refused === undefined) return outcome
  if (!NO.includes(refused)) throw new Error(`It went wrong before it was refused: ${refused}.`)
  throw translateError(Object.assign(new Error('refused'), { code: refused }), {
    ...{ where: 'the database', reconnectMs: 0 },
  })
}

const be = (tenant: string): [string, string] => [
  `SELECT set_config('app.tenant', $1, true)`,
  tenant,
]
const HOST: [string] = [`SELECT set_config('app.scope', 'host', true)`]
const NO_HOST: [string] = [`SELECT set_config('app.scope', '', true)`]

/** A row as it is in a table, but with another tenant, and what else has to be there once. */
const copied = (table: string, row: string): string =>
  `INSERT INTO fcc.${table} OVERRIDING SYSTEM VALUE
   SELECT (jsonb_populate_record(NULL::fcc.${table}, ${row} || jsonb_build_object('tenant', $1::text))).*`
const ONCE = `jsonb_build_object('id', gen_random_uuid()::text, 'change', -floor(random() * 1000000000)::bigint)`

/**
 * What a statement that somebody got in between would do, past every statement of the store: there the policies
 * alone stand between tenants.
 */
export function rawAttempts(url: string): readonly Attempt[] {
  const raw = (
    table: string,
    attack: Attack,
    variant: string,
    statements: {
      readonly try: (own: string, theirs: string) => readonly [string, ...string[]][]
      readonly control: (own: string) => readonly [string, ...string[]][]
      readonly changes?: boolean
      /** Whether it is let through where it is not refused. */
      readonly mustRefuse?: boolean
    },
  ): Attempt => ({
    ...{ port: 'database', method: table, attack, variant },
    ...{ changes: statements.changes ?? false, ordered: false },
    mustRefuse: statements.mustRefuse ?? false,
    make: (aim, own) =>
      (statements.mustRefuse ? refusedAsApp : asApp)(
        url,
        statements.try(own.tenant, aim.names.tenant),
      ),
    control: {
      id: `${table} ${variant}`,
      make: (_, own) => asApp(url, statements.control(own.tenant)),
    },
  })
  const all = (table: string): [string] => [`SELECT * FROM fcc.${table}`]
  const ofTenants = Object.entries(TENANT_TABLES).flatMap(([table, granted]) => [
    raw(table, 'SQL injection', 'everything, without a condition', {
      try: (own) => [be(own), all(table)],
      control: (own) => [be(own), all(table)],
    }),
    raw(table, 'foreign ids', 'the rows of the other tenant', {
      try: (own, theirs) => [be(own), [`SELECT * FROM fcc.${table} WHERE tenant = $1`, theirs]],
      control: (own) => [be(own), [`SELECT * FROM fcc.${table} WHERE tenant = $1`, own]],
    }),
    raw(table, 'pooled connections', 'on a connection that is nobody’s', {
      try: () => [all(table)],
      control: (own) => [be(own), all(table)],
    }),
    raw(table, 'SQL injection', 'as the owner of the tables', {
      try: (own) => [['SET LOCAL ROLE fcc_owner'], be(own), all(table)],
      control: (own) => [be(own), all(table)],
    }),
    raw(table, 'SQL injection', 'with policies turned off', {
      try: (own) => [['SET LOCAL row_security = off'], be(own), all(table)],
      control: (own) => [be(own), all(table)],
    }),
    raw(table, 'foreign ids', 'a row of its own put among those of the other tenant', {
      try: (own, theirs) => [
        be(own),
        [`${copied(table, 'to_jsonb(own)')} FROM fcc.${table} own LIMIT 1`, theirs],
      ],
      control: (own) => [be(own), all(table)],
      mustRefuse: true,
    }),
    ...(granted.includes('DELETE')
      ? [
          raw(table, 'SQL injection', 'the other tenant’s rows taken away', {
            try: (own, theirs) => [be(own), [`DELETE FROM fcc.${table} WHERE tenant = $1`, theirs]],
            control: (own) => [be(own), [`DELETE FROM fcc.${table} WHERE tenant = $1`, own]],
            changes: true,
          }),
        ]
      : []),
  ])
  const ofHost = Object.keys(HOST_TABLES)
    .filter((table) => !table.startsWith('reference'))
    .flatMap((table) => [
      raw(table, 'foreign ids', 'a table of the host', {
        try: (own) => [be(own), all(table)],
        control: () => [HOST, all(table)],
      }),
      raw(table, 'foreign ids', 'a row of the other tenant put into a table of the host', {
        try: (own, theirs) => [
          HOST,
          [
            `SELECT set_config('app.found', to_jsonb(row)::text, true) FROM fcc.${table} row LIMIT 1`,
          ],
          ...[NO_HOST, be(own)],
          [copied(table, `current_setting('app.found')::jsonb || ${ONCE}`), theirs],
        ],
        control: () => [HOST, all(table)],
        mustRefuse: true,
      }),
    ])
  return [...ofTenants, ...ofHost]
}
