import { readFileSync } from 'node:fs'
import type { StoreFactory, StoreOptions } from '@fcc/contracts'
import { type PostgresServer, startPostgres } from '@fcc/local-servers'
import { readAddress } from '../connection/address.ts'
import { createPostgresStore } from '../postgres-store.ts'
import { migrate } from '../schema/migrate.ts'
import { HOST_TABLES, TENANT_TABLES } from '../schema/tables.ts'
import { config, type Settings } from '../settings.ts'

const PASSWORD = 'for-tests-only'

/** A database with the tables and logins of a store. */
export interface TestDatabase {
  readonly server: PostgresServer
  readonly name: string
  /** The addresses of who serves, migrates, dispatches and erases. */
  readonly urls: Readonly<Record<'app' | 'migrator' | 'dispatcher' | 'eraser', string>>
  /** What a store is opened with. */
  readonly options: StoreOptions
  settings(changes?: Partial<Settings>): Settings
  store(changes?: Partial<Settings>): StoreFactory
  /** Runs statements as somebody who may do everything. */
  query(text: string): Promise<readonly Record<string, unknown>[]>
  migrate(): ReturnType<typeof migrate>
  /** Takes every row away. */
  empty(): Promise<void>
  close(): Promise<void>
}

/** The statements that the guide has an administrator run, as the README of this package shows them. */
function rolesStatements(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const found = /```sql\n([\s\S]*?)```/.exec(readme)?.[1]
  if (found === undefined) throw new Error('The README has no statements.')
  return found
}

/** Runs the statements of an administrator. */
export async function rolesOn(server: PostgresServer): Promise<void> {
  // CREATE DATABASE stands alone.
  for (const each of rolesStatements().split(';\n')) {
    if (each.trim() !== '') await server.query(each.replaceAll('…', PASSWORD))
  }
}

/** Starts a server with a database that was migrated, or makes another database in one that runs. */
export async function openTestDatabase(
  given: {
    readonly server?: PostgresServer
    readonly name?: string
    readonly migrated?: boolean
  } = {},
): Promise<TestDatabase> {
  const server = given.server ?? (await startPostgres())
  const name = given.name ?? 'fcc'
  if (!given.server) await rolesOn(server)
  if (given.server) {
    await server.query(`CREATE DATABASE ${name} OWNER fcc_owner ENCODING 'UTF8' TEMPLATE template0`)
  }
  const urls = {
    app: server.url('app', PASSWORD, name),
    migrator: server.url('migrator', PASSWORD, name),
    dispatcher: server.url('dispatcher', PASSWORD, name),
    eraser: server.url('eraser', PASSWORD, name),
  }
  const settings = (changes: Partial<Settings> = {}): Settings => ({
    ...config.parse({ url: 'env:APP', migrate_url: 'env:MIGRATOR', erase_url: 'env:ERASER' }),
    ...changes,
  })
  const database: TestDatabase = {
    server,
    name,
    urls,
    options: {
      directory: '',
      secret: async (reference) =>
        ({ 'env:APP': urls.app, 'env:ERASER': urls.eraser })[reference] ?? urls.migrator,
    },
    settings,
    store: (changes) => createPostgresStore(settings(changes)),
    query: (text) => server.query(text, name),
    migrate: () => migrate(readAddress(urls.migrator, settings()), settings()),
    async empty() {
      const tables = Object.keys({ ...TENANT_TABLES, ...HOST_TABLES }).reverse()
      const ordered = [...tables.filter((each) => each !== 'reference_text'), 'reference_text']
      await server.query(ordered.map((each) => `DELETE FROM fcc.${each};`).join('\n'), name)
    },
    close: () => server.close(),
  }
  if (given.migrated ?? true) await database.migrate()
  return database
}
