import type { ControlStore } from '@fcc/contracts'
import type { IdCheck } from '@fcc/contracts/store-checks'
import { createConnection } from '../connection.ts'
import { controlMigrations } from '../migrations/migrations.ts'
import { openDatabase } from '../open-database.ts'
import type { SqliteStoreSettings } from '../sqlite-settings.ts'
import { sqliteCapabilities } from './sqlite-capabilities.ts'
import { sqliteCredentials } from './sqlite-credentials.ts'
import { sqliteDirectory } from './sqlite-directory.ts'
import { sqliteKeys } from './sqlite-keys.ts'
import { sqliteMarks } from './sqlite-marks.ts'
import { sqliteWork } from './sqlite-work.ts'

/** Opens the control file. */
export async function openSqliteControl(
  file: string,
  checkId: IdCheck,
  settings: SqliteStoreSettings,
): Promise<ControlStore> {
  const database = await openDatabase(file, controlMigrations, settings)
  // A shredded key is overwritten where it stood, not merely unlinked.
  database.exec('PRAGMA secure_delete = ON')
  const connection = createConnection(database, 'The control store', {
    ...settings,
    file,
  })
  return {
    ...sqliteKeys(connection, checkId),
    ...sqliteCapabilities(connection, checkId),
    ...sqliteMarks(connection, checkId),
    ...sqliteDirectory(connection, checkId),
    ...sqliteWork(connection, checkId),
    ...sqliteCredentials(connection, checkId),
    close: async () => connection.close(),
  }
}
