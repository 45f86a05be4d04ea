import type { ControlStore, Erasure, KeyCursor, WrappedKey } from '@fcc/contracts'
import { assertCount, type IdCheck, storeError } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromTextBytes, toTextBytes } from '../json-bytes.ts'

type Keys = Pick<
  ControlStore,
  | 'putKey'
  | 'readKey'
  | 'replaceKey'
  | 'listKeys'
  | 'shred'
  | 'listErasures'
  | 'isErased'
  | 'replayErasures'
>

interface KeyRow {
  readonly kind: WrappedKey['kind']
  readonly name: string
  readonly master_key: string
  readonly wrapped: Uint8Array
  readonly created: string
}

interface ErasureRow {
  readonly subject: string
  readonly at: string
  readonly by: Uint8Array
}

const COLUMNS = 'kind, name, master_key, wrapped, created'
const FIRST: KeyCursor | { readonly kind: ''; readonly name: '' } = { kind: '', name: '' }

/** Wrapped keys and erasures in the control file. */
export function sqliteKeys({ prepare, change, read }: Connection, checkId: IdCheck): Keys {
  const insertKey = prepare(
    `INSERT INTO wrapped_key (tenant, kind, name, master_key, wrapped, created)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const selectKey = prepare(
    `SELECT ${COLUMNS} FROM wrapped_key WHERE tenant = ? AND kind = ? AND name = ?`,
  )
  const selectKeys = prepare(
    `SELECT ${COLUMNS} FROM wrapped_key WHERE tenant = ? AND (kind, name) > (?, ?)
     ORDER BY kind, name LIMIT ?`,
  )
  const updateKey = prepare(
    `UPDATE wrapped_key SET master_key = ?, wrapped = ?, created = ?
     WHERE tenant = ? AND kind = ? AND name = ? AND wrapped = ?`,
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
  const keyOf = (tenant: string, row: KeyRow): WrappedKey => {
    const { kind, name, master_key: masterKeyId, wrapped, created: createdAt } = row
    return { tenant, name, kind, masterKeyId, wrapped, createdAt }
  }

  function readKey(tenant: string, kind: WrappedKey['kind'], name: string): WrappedKey | undefined {
    const row = selectKey.get(tenant, kind, name) as KeyRow | undefined
    return row && keyOf(tenant, row)
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
    replaceKey: async (key, standing) => {
      const { tenant, kind, name, masterKeyId, wrapped, createdAt } = key
      checkId('tenant', tenant)
      checkId('key', name)
      const before = Uint8Array.from(standing)
      return change(
        () =>
          updateKey.run(masterKeyId, wrapped, createdAt, tenant, kind, name, before).changes === 1,
      )
    },
    listKeys: (tenant, { after = FIRST, limit }) =>
      read(() => {
        checkId('tenant', tenant)
        assertCount('limit', limit)
        const rows = selectKeys.all(tenant, after.kind, after.name, limit)
        return (rows as unknown as readonly KeyRow[]).map((row) => keyOf(tenant, row))
      }),
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
  }
}
