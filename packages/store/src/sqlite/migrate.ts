import type { DatabaseSync } from 'node:sqlite'
import { fileError } from '../diagnostics.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Brings a file to the newest migration, all missing steps in one transaction. Throws
 * `FCC_STORE_NEWER` for a file that a newer version wrote, and `FCC_STORE_OTHER_FORMAT` for one whose
 * steps were others (a format from before the first release); both files stay as they are.
 */
export function migrate(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[],
): void {
  const known = migrations.at(-1)?.number ?? 0
  // Without a write lock first: most files are up to date, and other processes may be at work.
  let found = readVersion(database, file, migrations)
  if (found === known) return
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(`
      CREATE TABLE IF NOT EXISTS migration (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        applied TEXT NOT NULL
      ) STRICT
    `)
    // Another process may have taken steps before the lock was ours.
    found = readVersion(database, file, migrations)
    const note = database.prepare(
      `INSERT INTO migration VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
    )
    for (const { number, name, sql } of migrations.filter((step) => step.number > found)) {
      database.exec(sql)
      note.run(number, name)
    }
    database.exec('COMMIT')
  } catch (error) {
    rollBack(database)
    throw error
  }
}

/** Ends a transaction that failed; SQLite may have ended it by itself (a full disk does). */
export function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // No transaction was left to roll back.
  }
}

/** The newest step that a file has taken; throws where its steps are not those that are known here. */
function readVersion(
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[],
): number {
  const table = database
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'`)
    .get()
  if (table === undefined) return 0
  const taken = database
    .prepare('SELECT number, name FROM migration ORDER BY number')
    .all() as unknown as readonly Pick<Migration, 'number' | 'name'>[]
  for (const { number, name } of taken) {
    const known = migrations.find((step) => step.number === number)
    if (known && known.name !== name) throw fileError('FCC_STORE_OTHER_FORMAT', [file, name])
  }
  const found = taken.at(-1)?.number ?? 0
  const known = migrations.at(-1)?.number ?? 0
  if (found > known) throw fileError('FCC_STORE_NEWER', [file, found, known])
  return found
}
