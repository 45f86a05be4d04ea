import { join } from 'node:path'
import { DatabaseSync, type SupportedValueType } from 'node:sqlite'
import { emptyTree, integrate, serialiseTreeState } from '@fcc/audit'
import type { KeyRing } from '@fcc/sealing'
import { sqliteStore } from '@fcc/store'
import { createReferenceDataReader } from '../reference-data/read-reference-data.ts'
import { createSealedVault } from '../run/content-vault.ts'
import { createRunContents } from '../run/run-contents.ts'
import { createTenantRecords } from '../store/create-tenant-records.ts'
import { createRowDigests } from '../store/row-digests.ts'

/** A row as a script without a key sees it. */
export type Row = Readonly<Record<string, SupportedValueType>>

/** Where the file of the sample tenant is. */
export const fileIn = (directory: string): string =>
  join(directory, '.fcc', 'tenants', 'riverside.sqlite')

/** Reads all that a tenant's file says, as those do who believe it. */
export async function readEverything(
  directory: string,
  keys: KeyRing,
  runs: readonly string[],
): Promise<void> {
  const backend = await sqliteStore.open({ directory: join(directory, '.fcc') })
  try {
    const store = await backend.openTenant('riverside')
    const records = createTenantRecords(store, createRowDigests('riverside', keys))
    const tree = await records.readTree()
    const entries = await records.readEntries()
    await records.unplacedEntries(1_000)
    const placed = entries.slice(0, tree.size).map(({ leafHash }) => leafHash)
    const isGrown = placed.length === tree.size
    if (
      tree.size > 0 &&
      (!isGrown || serialiseTreeState(integrate(emptyTree(), placed)) !== tree.state)
    ) {
      throw new Error('the tree does not stand over these entries')
    }
    entries.forEach(({ insertion }, index) => {
      if (insertion !== index + 1) throw new Error('an entry is gone')
    })
    await records.listRuns()
    // A run that the log tells of is there, or was removed and says so.
    for (const run of new Set(entries.flatMap((entry) => entry.run ?? []))) {
      await records.readEntries({ run })
      if (await records.readRun(run)) continue
      await records.checkRemovedRun(run)
    }
    for (const of of ['run', 'journal', 'entry'] as const) await records.listRemoved({ of })
    // What somebody was asked about is named by no run that continued.
    for (const { address } of await records.listContents()) await records.readContent(address)
    await records.readEvents()
    await records.readLedger()
    for (const id of runs) {
      await records.readCommands(id)
      const run = await records.readRun(id)
      if (!run) throw new Error('a run is gone')
      await records.readVisits(id)
      await records.readActivities(id)
      await records.readEntries({ run: id })
      for (const node of ['sign', 'write', 'build']) {
        for (const name of ['answer#1', 'waive.release.written#1']) {
          await records.readApproval(id, `${id}/${node}/1/${name}`)
        }
      }
      const { subjects } = run.envelope
      const vault = createSealedVault(keys)
      await vault.prepare(subjects)
      const contents = createRunContents({
        tenant: 'riverside',
        subjects,
        store: records,
        vault,
        referenceData: createReferenceDataReader(backend.referenceData),
        cacheBytes: 0,
      })
      for (const reference of Object.values(run.artifacts)) await contents.read(reference)
      const plan = await records.readContent(`plan:${run.pins.data}`)
      if (!plan) throw new Error('the plan is gone')
    }
  } finally {
    await backend.close()
  }
}

/** The rows of a table. */
export function rowsOf(file: string, table: string): readonly Row[] {
  const database = new DatabaseSync(file)
  const rows = database.prepare(`SELECT * FROM ${table}`).all() as Row[]
  database.close()
  return rows
}

/** A table and its columns. */
export interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly pk: number }[]
}

/** The tables of a file. */
export function tablesOf(file: string): readonly Table[] {
  const database = new DatabaseSync(file)
  const names = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all() as { name: string }[]
  const tables = names.map(({ name }) => ({
    name,
    columns: database.prepare(`PRAGMA table_info(${name})`).all() as never as Table['columns'],
  }))
  database.close()
  return tables
}

/** What names one row of a table in a statement. */
export const whereOf = ({ columns }: Table, row: Row) => {
  const keyed = columns.filter(({ pk }) => pk > 0)
  const where = keyed.map(({ name }) => `${name} = ?`).join(' AND ')
  return { where, values: keyed.map(({ name }) => row[name] as SupportedValueType) }
}

/** Another value of the same kind. */
export function changed(value: SupportedValueType): SupportedValueType {
  if (value === null) return null
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}x`
  const bytes = Uint8Array.from(value as Uint8Array)
  if (bytes.length === 0) return Uint8Array.of(1)
  const place = bytes.length >> 1
  bytes[place] = (bytes[place] as number) ^ 1
  return bytes
}

/** The first and the last few rows of a table: every kind of them is among those. */
export const someOf = (rows: readonly Row[], most = 8): readonly Row[] =>
  rows.length <= most
    ? rows
    : rows.filter((_, index) => index % Math.ceil(rows.length / most) === 0)
