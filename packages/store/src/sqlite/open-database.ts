import { chmodSync, closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { isBusy, translateError } from './sqlite-error.ts'
import type { SqliteStoreSettings } from './sqlite-settings.ts'

/** How long to wait between two tries at opening, in milliseconds. */
const OPEN_RETRY_MS = 10

/** Opens a file, private to its owner, in WAL mode and at the newest migration. */
export async function openDatabase(
  file: string,
  migrations: readonly Migration[],
  settings: SqliteStoreSettings,
): Promise<DatabaseSync> {
  const deadline = Date.now() + settings.busyTimeoutMs
  for (;;) {
    try {
      makePrivate(file)
      return openOnce(file, migrations, settings)
    } catch (error) {
      // Going over to WAL does not wait on the busy timeout when several processes open a new file.
      if (!isBusy(error) || Date.now() > deadline) {
        throw translateError(error, { file, busyTimeoutMs: settings.busyTimeoutMs })
      }
    }
    await delay(OPEN_RETRY_MS)
  }
}

/** SQLite gives the log and the shared memory the permissions of the file itself. */
function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}

function openOnce(
  file: string,
  migrations: readonly Migration[],
  settings: SqliteStoreSettings,
): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    prepareConnection(database, settings)
    migrate(database, file, migrations)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function prepareConnection(database: DatabaseSync, settings: SqliteStoreSettings): void {
  database.exec(`PRAGMA busy_timeout = ${Math.trunc(settings.busyTimeoutMs)}`)
  // Only before the first table; then what is removed can be given back without writing the file anew.
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as {
    readonly page_count: number
  }
  if (pages === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL')
  database.exec('PRAGMA journal_mode = WAL')
  database.exec(`PRAGMA synchronous = ${settings.synchronous === 'normal' ? 'NORMAL' : 'FULL'}`)
  database.exec(`PRAGMA wal_autocheckpoint = ${Math.trunc(settings.checkpointPages)}`)
  database.exec('PRAGMA foreign_keys = ON')
  database.exec('PRAGMA trusted_schema = OFF')
  database.exec('PRAGMA temp_store = MEMORY')
  if (settings.maxPages !== undefined) {
    database.exec(`PRAGMA max_page_count = ${Math.trunc(settings.maxPages)}`)
  }
}
