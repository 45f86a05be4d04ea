import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import type {
  StoreTransfer,
  TenantLook,
  TransferRow,
  TransferTable,
} from '@fcc/contracts/store-checks'
import { translateError } from '../sqlite-error.ts'
import type { SqliteStoreSettings } from '../sqlite-settings.ts'
import { lookText, takeText } from './transfer-statements.ts'

/** How many rows are given at once. */
const MOST_ROWS = 200

/** What a file gives and takes. */
type FileValue = string | number | Uint8Array | null

/** Where the files of a tenant are. */
export interface TransferFiles {
  /** The tenants that the control store remembers. */
  tenants(): Promise<readonly string[]>
  readonly control: string
  fileOf(tenant: string): string
  /** Makes the file of a tenant where there is none. */
  make(tenant: string): Promise<void>
  readonly settings: SqliteStoreSettings
}

/** Carries records of tenants into and out of files, through connections of its own. */
export function createSqliteTransfer(files: TransferFiles): StoreTransfer {
  const { settings, control } = files

  async function within<T>(
    file: string,
    readOnly: boolean,
    use: (database: DatabaseSync) => Promise<T> | T,
  ): Promise<T> {
    try {
      const database = new DatabaseSync(file, { readOnly })
      try {
        database.exec(`PRAGMA busy_timeout = ${Math.trunc(settings.busyTimeoutMs)}`)
        return await use(database)
      } finally {
        database.close()
      }
    } catch (error) {
      throw translateError(error, { file, busyTimeoutMs: settings.busyTimeoutMs })
    }
  }

  return {
    tenants: files.tenants,
    look: async (tenant, use) => {
      const file = files.fileOf(tenant)
      return within(control, true, async (ofControl) => {
        // The control file first: what it says of the store is then no newer than the store.
        pin(ofControl)
        if (!existsSync(file)) return use(lookOf(tenant, undefined, ofControl))
        return within(file, true, async (ofRecords) => {
          pin(ofRecords)
          return use(lookOf(tenant, ofRecords, ofControl))
        })
      })
    },
    take: async (tenant, table, rows) => {
      if (rows.length === 0) return
      if (table.part === 'records') await files.make(tenant)
      const file = table.part === 'records' ? files.fileOf(tenant) : control
      await within(file, false, (database) => takeAll(database, tenant, table, rows))
    },
  }
}

/** From here on the connection sees the file as it is now. */
function pin(database: DatabaseSync): void {
  database.exec('BEGIN')
  database.prepare('SELECT count(*) FROM sqlite_schema').get()
}

function lookOf(
  tenant: string,
  records: DatabaseSync | undefined,
  control: DatabaseSync,
): TenantLook {
  return {
    async *rows(table) {
      const database = table.part === 'control' ? control : records
      if (!database) return
      const found = database
        .prepare(lookText(table))
        .iterate(...(table.part === 'control' ? [tenant] : []))
      let some: TransferRow[] = []
      for (const row of found) {
        some.push(ofFile(table, row as Readonly<Record<string, FileValue>>))
        if (some.length < MOST_ROWS) continue
        yield some
        some = []
        await turn()
      }
      if (some.length > 0) yield some
    },
  }
}

function ofFile({ columns }: TransferTable, row: Readonly<Record<string, FileValue>>): TransferRow {
  return Object.fromEntries(
    Object.entries(columns).map(([column, kind]) => {
      const value = row[column] ?? null
      return [column, kind === 'flag' ? value === 1 : (value as TransferRow[string])]
    }),
  ) as TransferRow
}

function takeAll(
  database: DatabaseSync,
  tenant: string,
  table: TransferTable,
  rows: readonly TransferRow[],
): void {
  const { name, part, columns } = table
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  database.exec('BEGIN IMMEDIATE')
  if (name === 'tenant') takeNumbers(database, tenant, rows[0] ?? {})
  else {
    const take = database.prepare(takeText(table))
    for (const row of rows) {
      const values = Object.keys(columns).map((column) => inFile(row[column] ?? null))
      take.run(...(part === 'control' ? [tenant] : []), ...values)
    }
  }
  database.exec('COMMIT')
}

const inFile = (value: TransferRow[string]): FileValue =>
  typeof value === 'boolean' ? Number(value) : value

/** The number of entries is that of their rows; events are numbered on from the highest that there was. */
function takeNumbers(database: DatabaseSync, tenant: string, row: TransferRow): void {
  database
    .prepare(
      `INSERT INTO tenant (only, id, identity) VALUES (1, ?, ?)
       ON CONFLICT (only) DO UPDATE SET identity = excluded.identity`,
    )
    .run(tenant, inFile(row.identity ?? null))
  database.prepare(`DELETE FROM sqlite_sequence WHERE name = 'event'`).run()
  database
    .prepare(`INSERT INTO sqlite_sequence (name, seq) VALUES ('event', ?)`)
    .run(inFile(row.events ?? 0))
}
