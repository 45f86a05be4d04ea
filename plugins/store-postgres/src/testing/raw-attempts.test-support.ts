import type { Attack, Attempt } from '@fcc/isolation'
import { Client } from 'pg'
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

const be = (tenant: string): [string, string] => [
  `SELECT set_config('app.tenant', $1, true)`,
  tenant,
]
const HOST: [string] = [`SELECT set_config('app.scope', 'host', true)`]

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
    },
  ): Attempt => ({
    ...{ port: 'database', method: table, attack, variant },
    ...{ changes: statements.changes ?? false, ordered: false, mustRefuse: false },
    make: (aim, own) => asApp(url, statements.try(own.tenant, aim.names.tenant)),
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
    .map((table) =>
      raw(table, 'foreign ids', 'a table of the host', {
        try: (own) => [be(own), all(table)],
        control: () => [HOST, all(table)],
      }),
    )
  return [...ofTenants, ...ofHost]
}
