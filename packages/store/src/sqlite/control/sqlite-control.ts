import type { ControlStore, Erasure, WrappedKey } from '@fcc/contracts'
import { type IdCheck, storeError } from '@fcc/contracts/store-checks'
import { createConnection } from '../connection.ts'
import { fromTextBytes, toTextBytes } from '../json-bytes.ts'
import { controlMigrations } from '../migrations/migrations.ts'
import { openDatabase } from '../open-database.ts'
import type { SqliteStoreSettings } from '../sqlite-settings.ts'
import { sqliteCapabilities } from './sqlite-capabilities.ts'
import { sqliteCredentials } from './sqlite-credentials.ts'
import { sqliteDirectory } from './sqlite-directory.ts'
import { sqliteMarks } from './sqlite-marks.ts'
import { sqliteWork } from './sqlite-work.ts'

interface KeyRow {
  readonly master_key: string
  readonly wrapped: Uint8Array
  readonly created: string
}

interface ErasureRow {
  readonly subject: string
  readonly at: string
  readonly by: Uint8Array
}

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
  const { prepare, change, read } = connection
  const insertKey = prepare(
    `INSERT INTO wrapped_key (tenant, kind, name, master_key, wrapped, created)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const selectKey = prepare(
    `SELECT master_key, wrapped, created FROM wrapped_key
     WHERE tenant = ? AND kind = ? AND name = ?`,
  )
  const deleteKey = prepare(
    `DELETE FROM wrapped_key WHERE tenant = ? AND kind = 'data' AND name = ?`,
  )
  const selectErasure = prepare('SELECT 1 FROM erasure WHERE tenant = ? AND subject = ?')
  const insertErasure = prepare(
    'INSERT INTO erasure (tenant, subject, at, by) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const selectErasures = prepare(
    'SELECT subject, at, by FROM erasure WHERE tenant = ? ORDER BY ordinal',
  )
  const checkpoint = prepare('PRAGMA wal_checkpoint(TRUNCATE)')

  function readKey(tenant: string, kind: WrappedKey['kind'], name: string): WrappedKey | undefined {
    const row = selectKey.get(tenant, kind, name) as KeyRow | undefined
    if (row === undefined) return undefined
    const { master_key: masterKeyId, wrapped, created: createdAt } = row
    return { tenant, name, kind, masterKeyId, wrapped, createdAt }
  }

  return {
    putKey: async (key) => {
      const { tenant, kind, name, masterKeyId, wrapped, createdAt } = key
      checkId('tenant', tenant)
      checkId('key', name)
      return change(() => {
        const standing = readKey(tenant, kind, name)
        if (standing !== undefined) return standing
        if (kind === 'data' && selectErasure.get(tenant, name) !== undefined) {
          throw storeError('FCC_STORE_ERASED', [name])
        }
        insertKey.run(tenant, kind, name, masterKeyId, wrapped, createdAt)
        return key
      })
    },
    readKey: (tenant, kind, name) =>
      read(() => readKey(checkId('tenant', tenant), kind, checkId('key', name))),
    shred: async ({ tenant, subject, at, by }) => {
      checkId('tenant', tenant)
      checkId('subject', subject)
      const shredded = await change(() => {
        if (deleteKey.run(tenant, subject).changes !== 1) return false
        insertErasure.run(tenant, subject, at, toTextBytes(by))
        return true
      })
      // The log still holds the page with the key: it is copied into the file and cut to nothing.
      // Also where there was no key: an earlier try may have been cut short just here.
      await read(() => checkpoint.get())
      return shredded
    },
    listErasures: (tenant) =>
      read(() =>
        (selectErasures.all(checkId('tenant', tenant)) as ErasureRow[]).map(
          ({ subject, at, by }): Erasure => ({ tenant, subject, at, by: fromTextBytes(by) }),
        ),
      ),
    isErased: (tenant, subject) =>
      read(
        () =>
          selectErasure.get(checkId('tenant', tenant), checkId('subject', subject)) !== undefined,
      ),
    replayErasures: async (erasures) => {
      for (const { tenant, subject } of erasures) {
        checkId('tenant', tenant)
        checkId('subject', subject)
      }
      const noted = await change(() =>
        erasures.filter(({ tenant, subject, at, by }) => {
          deleteKey.run(tenant, subject)
          return insertErasure.run(tenant, subject, at, toTextBytes(by)).changes === 1
        }),
      )
      await read(() => checkpoint.get())
      return noted
    },
    ...sqliteCapabilities(connection, checkId),
    ...sqliteMarks(connection, checkId),
    ...sqliteDirectory(connection, checkId),
    ...sqliteWork(connection, checkId),
    ...sqliteCredentials(connection, checkId),
    close: async () => connection.close(),
  }
}
