import type { DirectoryRow, Erasure, MasterKey } from '@fcc/contracts'
import { TRANSFER_TABLES, type TransferRow, type TransferTable } from '@fcc/contracts/store-checks'
import { wrapBytes } from '@fcc/sealing'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { type BackupKey, keyPlace } from './backup-keys.ts'
import { type LineLimit, readBackupLines } from './backup-lines.ts'
import {
  carriedCredential,
  credentialColumns,
  isCarriedOf,
  type RestoredBoundary,
  takenCredential,
} from './carried-credentials.ts'
import { type CheckedBackup, readHeader } from './check-backup.ts'
import { refuseTaken, type WholeStore } from './copy-tenant.ts'
import { countTable, countTenant, differingTables, type TableCounter } from './count-tables.ts'
import { careErrors } from './diagnostics.ts'
import { readRowText, rowOf, rowText } from './row-text.ts'

/** How many rows are taken in one transaction. */
const MOST_ROWS = 200

/** A tenant that was restored. */
export interface RestoredTenant {
  readonly tenant: string
  readonly rows: number
  readonly size: number
  readonly root: string
  /** How many erasures were carried out: of the backup, of the store, and of the list that was given. */
  readonly erasures: number
  /** What became of its grants, its lock and its suspension, where it ever had any. */
  readonly boundary?: RestoredBoundary | undefined
  /** What the directory said of it, to be written down anew. */
  readonly directory?: DirectoryRow | undefined
}

interface Restoring {
  readonly to: WholeStore
  readonly checked: CheckedBackup & { readonly key: BackupKey }
  readonly masterKey: MasterKey
  /** Rows of the host that takes them. */
  readonly credentials: Pick<CredentialRows, 'sign'>
  readonly by: string
  readonly now: number
  /** Tenants to restore; all of the file where absent. */
  readonly only?: string | undefined
  /** Erasures of later than the backup. */
  readonly erasures: readonly Erasure[]
  /** Hears of each tenant as soon as all of it is there. */
  readonly onRestored?: ((restored: RestoredTenant) => Promise<void>) | undefined
  readonly limit?: LineLimit | undefined
}

/**
 * Takes everything of a backup that was checked. Keys of subjects that were erased, by then or since, are
 * not taken. A tenant gets its mark last: one that was cut short is restored again.
 *
 * @throws FccError FCC_STORE_TAKEN, FCC_STORE_COPY_DIFFERS
 */
export async function restoreBackup(
  file: string,
  given: Restoring,
): Promise<readonly RestoredTenant[]> {
  const restored: RestoredTenant[] = []
  const tables = new Map(TRANSFER_TABLES.map((table) => [table.name, table]))
  let current: Current | undefined
  let some: { readonly table: string; readonly rows: TransferRow[] } | undefined
  const flush = async (): Promise<void> => {
    const table = some && tables.get(some.table)
    if (current && table && some) await given.to.transfer.take(current.tenant, table, some.rows)
    some = undefined
  }
  for await (const line of readBackupLines(file, given.limit)) {
    if (line.startsWith('[')) {
      if (!current) continue
      const [name, ...values] = readRowText(line)
      const table = tables.get(name)
      if (!table) continue
      const row = await takenRow(name, rowOf(table, values), current, given)
      if (!row) continue
      if (name === 'store_mark') {
        await flush()
        await assertTaken(current, given.to)
      }
      countTaken(current, table, row)
      if (some?.table !== name || some.rows.length >= MOST_ROWS) await flush()
      some ??= { table: name, rows: [] }
      some.rows.push(row)
      continue
    }
    const said = JSON.parse(line) as Record<string, unknown>
    if (typeof said.tenant === 'string') {
      const isMeant = given.only === undefined || given.only === said.tenant
      current = isMeant ? await begin(said.tenant, given) : undefined
      if (current && said.directory) current.directory = said.directory as DirectoryRow
    } else if (typeof said.ended === 'string' && current) {
      await flush()
      const done = await finish(current, said as unknown as Ended, given)
      restored.push(done)
      await given.onRestored?.(done)
      current = undefined
    }
  }
  return restored
}

/** A tenant that is being restored. */
interface Current {
  readonly tenant: string
  readonly erased: Set<string>
  /** What was taken of the tables of its records. */
  readonly taken: Map<string, TableCounter>
  directory?: DirectoryRow
  boundary?: RestoredBoundary
}

interface Ended {
  readonly tables: readonly { readonly rows: number }[]
  readonly size: number
  readonly root: string
}

async function begin(tenant: string, { to, erasures }: Restoring) {
  await refuseTaken(tenant, to)
  const known = await to.backend.control.listErasures(tenant)
  const later = erasures.filter((each) => each.tenant === tenant)
  // Before the first key: none of theirs is ever here.
  await to.backend.control.replayErasures(later)
  const erased = new Set([...known, ...later].map(({ subject }) => subject))
  return { tenant, erased, taken: new Map<string, TableCounter>() }
}

function countTaken({ taken }: Current, table: TransferTable, row: TransferRow): void {
  if (table.part !== 'records') return
  const counter = taken.get(table.name) ?? countTable(table)
  taken.set(table.name, counter)
  counter.add(rowText(table, row))
}

/**
 * Before a tenant gets its mark: what is there of it is what was taken, and nothing that an earlier try left, or that
 * another one puts there at the same time.
 *
 * @throws FccError FCC_STORE_COPY_DIFFERS
 */
async function assertTaken({ tenant, taken }: Current, { transfer }: WholeStore): Promise<void> {
  const there = await transfer.look(tenant, countTenant)
  const records = TRANSFER_TABLES.filter(({ part }) => part === 'records')
  const differing = differingTables(
    { ...there, tables: records.map((each) => (taken.get(each.name) ?? countTable(each)).end()) },
    there,
  )
  if (differing.length > 0) throw careErrors.differs(tenant, differing)
}

async function finish(
  current: Current,
  { tables, size, root }: Ended,
  { to }: Restoring,
): Promise<RestoredTenant> {
  const { tenant, directory, boundary } = current
  const { length } = await to.backend.control.listErasures(tenant)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return {
    tenant,
    rows,
    size,
    root,
    erasures: length,
    boundary,
    ...(directory ? { directory } : {}),
  }
}

/** A row as it is taken: keys wrapped by the master key of this host, and none of who was erased. */
async function takenRow(
  table: string,
  row: TransferRow,
  current: Current,
  given: Restoring,
): Promise<TransferRow | undefined> {
  const { checked, masterKey, to } = given
  const { objects } = to
  if (table === 'accepted_capabilities') return undefined
  if (table === 'credential') return takenCredentialRow(row, current, given)
  if (table === 'erasure') current.erased.add(String(row.subject))
  // Whoever held a run when the backup was made does not hold it here.
  if (table === 'lease') return { ...row, holder: null, expires_at: 0 }
  if (table === 'content' && objects.takes(Number(row.bytes))) {
    return { ...row, sealed: await objects.put(current.tenant, row.sealed as Uint8Array) }
  }
  if (table !== 'wrapped_key') return row
  if (row.kind === 'data' && current.erased.has(String(row.name))) return undefined
  const plain = checked.key.open(row.wrapped as Uint8Array, keyPlace(current.tenant, row))
  try {
    const { masterKeyId, wrapped } = await wrapBytes(masterKey, plain)
    return { ...row, master_key: masterKeyId, wrapped }
  } finally {
    plain.fill(0)
  }
}

/** A row of the host's, under a digest of the host that takes it; none that would lie in another tenant's place. */
async function takenCredentialRow(
  columns: TransferRow,
  current: Current,
  { credentials, by, now }: Restoring,
): Promise<TransferRow | undefined> {
  const carried = carriedCredential(columns)
  if (!carried) return undefined
  if (!isCarriedOf(current.tenant, carried, columns)) {
    throw careErrors.foreignRow(current.tenant, String(columns.kind))
  }
  const { row, boundary } = takenCredential(carried, { by, now })
  if (boundary) current.boundary = boundary
  return credentialColumns(await credentials.sign(row))
}

/**
 * The erasures that a backup tells of: the list that is replayed over an older one. It is read through first, for of a
 * list that is cut those who are missing would come back unnoticed. Whoever has another key can give it: none is asked.
 *
 * @throws FccError FCC_STORE_BACKUP_DAMAGED
 */
export async function erasuresOf(file: string, limit?: LineLimit): Promise<readonly Erasure[]> {
  await readHeader(file, limit)
  const erasures: Erasure[] = []
  const table = TRANSFER_TABLES.find(({ name }) => name === 'erasure')
  let tenant = ''
  for await (const line of readBackupLines(file, limit)) {
    if (!line.startsWith('[')) {
      const said = JSON.parse(line) as { readonly tenant?: string }
      tenant = said.tenant ?? tenant
      continue
    }
    const [name, ...values] = readRowText(line)
    if (name !== 'erasure' || !table) continue
    const row = rowOf(table, values)
    const by = Buffer.from(row.by as Uint8Array).toString('utf8')
    erasures.push({ tenant, subject: String(row.subject), at: String(row.at), by })
  }
  return erasures
}
