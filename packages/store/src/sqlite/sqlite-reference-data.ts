import type { ReferenceData, ReferenceDataStore } from '@fcc/contracts'
import { type IdCheck, storeError } from '@fcc/contracts/store-checks'
import { type Connection, createConnection } from './connection.ts'
import { fromJsonBytes, fromTextBytes, toJsonBytes, toTextBytes } from './json-bytes.ts'
import { referenceMigrations } from './migrations/migrations.ts'
import { openDatabase } from './open-database.ts'
import type { SqliteStoreSettings } from './sqlite-settings.ts'

/** Reference data in a file of its own, which opens with the first use: most hosts have none. */
export function createSqliteReferenceData(
  file: string,
  checkId: IdCheck,
  settings: SqliteStoreSettings,
): ReferenceDataStore {
  let opening: Promise<ReturnType<typeof statements>> | undefined
  let closed = false

  async function open(): Promise<ReturnType<typeof statements>> {
    if (closed) throw storeError('FCC_STORE_CLOSED', ['The store of reference data'])
    opening ??= openDatabase(file, referenceMigrations, settings).then((database) =>
      statements(createConnection(database, 'The store of reference data', { ...settings, file })),
    )
    // A failure is not kept: the next call tries again.
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }

  return {
    async keep(data, text) {
      checkId('reference data', data.name)
      checkId('version', data.version)
      const { connection, find, insertText, insert } = await open()
      return connection.change(() => {
        const known = find(data.name, data.version)
        if (known?.digest === data.digest) return known
        if (known) throw storeError('FCC_STORE_REFERENCE_TAKEN', [data.name, data.version])
        insertText.run(data.digest, toTextBytes(text))
        insert.run(data.name, data.version, data.digest, toJsonBytes(data))
        return data
      })
    },
    async find(name, version) {
      checkId('reference data', name)
      if (version !== undefined) checkId('version', version)
      const { connection, find } = await open()
      return connection.read(() => find(name, version))
    },
    async list() {
      const { connection, selectAll } = await open()
      return connection.read(() => (selectAll.all() as unknown as readonly Row[]).map(toData))
    },
    async read(digest) {
      checkId('digest', digest)
      const { connection, selectText } = await open()
      return connection.read(() => {
        const row = selectText.get(digest) as { readonly text: Uint8Array } | undefined
        return row && fromTextBytes(row.text)
      })
    },
    async close() {
      closed = true
      const opened = await opening?.catch(() => undefined)
      opened?.connection.close()
    },
  }
}

interface Row {
  readonly record: Uint8Array
}

const toData = ({ record }: Row): ReferenceData => fromJsonBytes<ReferenceData>(record)

function statements(connection: Connection) {
  const { prepare } = connection
  const selectVersion = prepare('SELECT record FROM reference_data WHERE name = ? AND version = ?')
  const selectNewest = prepare(
    'SELECT record FROM reference_data WHERE name = ? ORDER BY ordinal DESC LIMIT 1',
  )
  return {
    connection,
    find(name: string, version?: string): ReferenceData | undefined {
      const row = version === undefined ? selectNewest.get(name) : selectVersion.get(name, version)
      return row === undefined ? undefined : toData(row as unknown as Row)
    },
    selectAll: prepare('SELECT record FROM reference_data ORDER BY ordinal'),
    selectText: prepare('SELECT text FROM reference_text WHERE digest = ?'),
    insertText: prepare(
      'INSERT INTO reference_text (digest, text) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    insert: prepare(
      'INSERT INTO reference_data (name, version, digest, record) VALUES (?, ?, ?, ?)',
    ),
  }
}
