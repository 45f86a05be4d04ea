import { Client } from 'pg'
import type { Address } from '../connection/address.ts'
import { columnTypes } from '../connection/column-types.ts'
import { translateError } from '../connection/translate-error.ts'
import { postgresError } from '../diagnostics.ts'
import type { Settings } from '../settings.ts'
import { guardStatements } from './guard-statements.ts'
import { migrations } from './migrations/migrations.ts'
import { ROLES } from './roles.ts'

/** A step that was taken just now. */
export interface TakenStep {
  readonly number: number
  readonly name: string
}

/** The lock that migrations of one database take turns by: `fcc` as a number. */
const MIGRATION_LOCK = 0x66_63_63

/**
 * Brings the tables to the newest step, and functions, policies and grants to what they must be: all in one
 * transaction, under an advisory lock. Processes at work continue meanwhile; a table that one of them holds is
 * waited for no longer than `lock_timeout_ms`.
 *
 * @throws FccError FCC_POSTGRES_ROLES_MISSING, FCC_POSTGRES_NEWER, FCC_POSTGRES_VERSION, FCC_POSTGRES_UNREACHABLE,
 * FCC_POSTGRES_REFUSED
 */
export async function migrate(
  { where, client: given }: Address,
  settings: Settings,
): Promise<readonly TakenStep[]> {
  const client = new Client({
    ...given,
    types: columnTypes,
    application_name: 'fcc store migrate',
    connectionTimeoutMillis: settings.connect_timeout_ms,
    lock_timeout: settings.lock_timeout_ms,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await assertServer(client, where)
    return await takeSteps(client, where)
  } catch (error) {
    throw translateError(error, { where, reconnectMs: settings.connect_timeout_ms })
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function assertServer(client: Client, where: string): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS version,
       current_setting('server_version') AS said, current_setting('server_encoding') AS encoding`,
  )
  const { version, said, encoding } = rows[0] as {
    readonly version: number
    readonly said: string
    readonly encoding: string
  }
  if (version < 150_000 || encoding !== 'UTF8') {
    throw postgresError('FCC_POSTGRES_VERSION', [where, `${said} in ${encoding}`])
  }
  const known = await client.query('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [
    Object.values(ROLES),
  ])
  const names = known.rows.map(({ rolname }: { readonly rolname: string }) => rolname)
  const missing = Object.values(ROLES).filter((role) => !names.includes(role))
  if (missing.length > 0) throw postgresError('FCC_POSTGRES_ROLES_MISSING', [where, missing])
}

async function takeSteps(client: Client, where: string): Promise<readonly TakenStep[]> {
  await client.query('BEGIN')
  await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`)
  await client.query(`SET LOCAL ROLE ${ROLES.owner}`)
  await client.query('SET LOCAL search_path = pg_catalog')
  await client.query('CREATE SCHEMA IF NOT EXISTS fcc')
  await client.query(
    `CREATE TABLE IF NOT EXISTS fcc.migration (
      number int PRIMARY KEY, name text NOT NULL, works_with int NOT NULL, applied timestamptz NOT NULL DEFAULT now())`,
  )
  const { rows } = await client.query('SELECT coalesce(max(number), 0) AS found FROM fcc.migration')
  const { found } = rows[0] as { readonly found: number }
  const known = migrations.at(-1)?.number ?? 0
  if (found > known) throw postgresError('FCC_POSTGRES_NEWER', [where, found, known])
  const missing = migrations.filter(({ number }) => number > found)
  for (const { number, name, worksWith, sql } of missing) {
    await client.query(sql)
    await client.query('INSERT INTO fcc.migration (number, name, works_with) VALUES ($1, $2, $3)', [
      ...[number, name, worksWith],
    ])
  }
  await client.query(guardStatements())
  await client.query('COMMIT')
  return missing.map(({ number, name }) => ({ number, name }))
}
