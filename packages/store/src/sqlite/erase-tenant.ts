import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { StoreErasure, TenantRemains } from '@fcc/contracts/store-checks'
import { isBusy, translateError } from './sqlite-error.ts'
import type { SqliteStoreSettings } from './sqlite-settings.ts'

/** Where the files of a tenant are. */
interface ErasureFiles {
  readonly control: string
  fileOf(tenant: string): string
  readonly settings: SqliteStoreSettings
}

/** What says that a tenant was erased, and stays. */
const KEPT = 'tenant_directory'
const BESIDE = ['', '-wal', '-shm', '-journal'] as const
/** The last bytes of a wrapped key: its cipher text, which no other key has. */
const KEY_END_BYTES = 24
/** By how many bytes ends of keys are looked up, before all of them are compared. */
const INDEX_BYTES = 4

/** Erases tenants: the rows in the control file, with what its pages and its log still held, then the tenant's files. */
export function createSqliteErasure({ control, fileOf, settings }: ErasureFiles): StoreErasure {
  function within<T>(file: string, use: (database: DatabaseSync) => T): T {
    try {
      const database = new DatabaseSync(file)
      try {
        database.exec(`PRAGMA busy_timeout = ${Math.trunc(settings.busyTimeoutMs)}`)
        return use(database)
      } finally {
        database.close()
      }
    } catch (error) {
      throw translateError(error, { file, busyTimeoutMs: settings.busyTimeoutMs })
    }
  }

  const filesOf = (tenant: string): readonly string[] =>
    BESIDE.map((end) => `${fileOf(tenant)}${end}`).filter((file) => existsSync(file))

  function look(tenant: string): TenantRemains {
    const rows = within(control, (database) =>
      Object.fromEntries(
        tablesOfTenants(database).map((table) => [table, countIn(database, table, tenant)]),
      ),
    )
    return { ...rows, files: filesOf(tenant).length }
  }

  /** Leaving the mode of a log takes that nobody else has the file open, in this process or another. */
  function assertAlone(file: string): void {
    if (!existsSync(file)) return
    within(file, (database) => {
      try {
        database.exec('PRAGMA journal_mode = DELETE')
      } catch (error) {
        // What is damaged is erased as well as what is whole.
        if (isBusy(error)) throw error
      }
    })
  }

  return {
    remains: async (tenant) => look(tenant),
    async erase(tenant) {
      const file = fileOf(tenant)
      assertAlone(file)
      const { ends, isLogCut } = within(control, (database) => removeRows(database, tenant))
      for (const each of filesOf(tenant)) rmSync(each, { force: true })
      syncFolder(dirname(file))
      return {
        ...look(tenant),
        // Whoever calls again finds no keys in the rows, and a log that was not cut may have them still.
        control_log: isLogCut ? 0 : 1,
        key_bytes: countFound(ends, [control, `${control}-wal`]),
      }
    },
  }
}

/** Every table whose rows name a tenant: none is forgotten that is added later. */
function tablesOfTenants(database: DatabaseSync): readonly string[] {
  const rows = database
    .prepare(
      `SELECT tables.name AS name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND columns.name = 'tenant' AND tables.name <> ? ORDER BY 1`,
    )
    .all(KEPT) as unknown as readonly { readonly name: string }[]
  return rows.map(({ name }) => name)
}

function countIn(database: DatabaseSync, table: string, tenant: string): number {
  const row = database
    .prepare(`SELECT count(*) AS rows FROM "${table}" WHERE tenant = ?`)
    .get(tenant) as unknown as { readonly rows: number }
  return row.rows
}

/** Removes the rows in one transaction, and what pages and log have of them; gives back the ends of the keys. */
function removeRows(
  database: DatabaseSync,
  tenant: string,
): { readonly ends: readonly Buffer[]; readonly isLogCut: boolean } {
  database.exec('PRAGMA secure_delete = ON')
  // Closing the connection takes back what does not come to its end.
  database.exec('BEGIN IMMEDIATE')
  const keys = database
    .prepare('SELECT wrapped FROM wrapped_key WHERE tenant = ?')
    .all(tenant) as unknown as readonly { readonly wrapped: Uint8Array }[]
  for (const table of tablesOfTenants(database)) {
    database.prepare(`DELETE FROM "${table}" WHERE tenant = ?`).run(tenant)
  }
  database.exec('COMMIT')
  // Copied into the file and cut to nothing, where no reader keeps it from that.
  const cut = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as unknown as {
    readonly busy: number
  }
  return {
    ends: keys.map(({ wrapped }) => Buffer.from(wrapped).subarray(-KEY_END_BYTES)),
    isLogCut: cut.busy === 0,
  }
}

/** How many of the keys that were removed stand somewhere in the files still. */
function countFound(ends: readonly Buffer[], files: readonly string[]): number {
  const byStart = new Map<number, Buffer[]>()
  for (const end of ends.filter(({ length }) => length >= INDEX_BYTES)) {
    const start = end.readUInt32BE()
    byStart.set(start, [...(byStart.get(start) ?? []), end])
  }
  if (byStart.size === 0) return 0
  const found = new Set<Buffer>()
  for (const file of files.filter((each) => existsSync(each))) {
    const bytes = readFileSync(file)
    for (let at = 0; at + INDEX_BYTES <= bytes.length; at += 1) {
      for (const end of byStart.get(bytes.readUInt32BE(at)) ?? []) {
        if (bytes.subarray(at, at + end.length).equals(end)) found.add(end)
      }
    }
  }
  return found.size
}

/** That files are gone must survive a loss of power. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
