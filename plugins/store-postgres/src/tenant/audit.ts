import type {
  RemovalMarker,
  StoredAuditEntry,
  StoredTree,
  TenantStore,
  UnplacedAuditEntry,
} from '@fcc/contracts'
import { assertCount, assertEntries, assertPlaces, EMPTY_TREE } from '@fcc/contracts/store-checks'
import { fromBytes, toBytes } from '../connection/record-bytes.ts'
import { type Sql, statement } from '../connection/sql.ts'
import { insertEntries } from './entry-rows.ts'
import type { TenantWork } from './tenant-work.ts'

type Audit = Pick<
  TenantStore,
  'appendEntries' | 'unplacedEntries' | 'writeTree' | 'readTree' | 'readEntry' | 'readEntries'
>

interface UnplacedRow {
  readonly insertion: number
  readonly id: string
  readonly run: string | null
  readonly sequence: number | null
  readonly visit: string | null
  readonly leaf_hash: Uint8Array
  readonly digest: Uint8Array
}

interface EntryRow extends UnplacedRow {
  readonly canonical: Uint8Array
  readonly removal: Uint8Array | null
  readonly removal_digest: Uint8Array | null
}

interface TreeRow {
  readonly size: number
  readonly state: Uint8Array
  readonly checkpoint: Uint8Array | null
  readonly digest: Uint8Array
}

const entries = (name: string, condition: string) =>
  statement(
    name,
    `SELECT insertion, id, run, sequence, visit, canonical, leaf_hash, audit_entry.digest,
       removal.record AS removal, removal.digest AS removal_digest
     FROM fcc.audit_entry LEFT JOIN fcc.removal
       ON removal.tenant = $1 AND removal.kind = 'entry' AND removal.key = audit_entry.id
     WHERE audit_entry.tenant = $1 AND ${condition}`,
  )
const SELECT_ENTRIES = entries('select entries', 'insertion > $2 ORDER BY insertion LIMIT $3')
const SELECT_OF_RUN = entries(
  'select entries of run',
  'insertion > $2 AND run = $4 ORDER BY insertion LIMIT $3',
)
const SELECT_ENTRY = entries('select entry', 'id = $2')
const SELECT_UNPLACED = statement(
  'select unplaced',
  `SELECT insertion, id, run, sequence, visit, leaf_hash, digest FROM fcc.audit_entry
   WHERE tenant = $1
     AND insertion > coalesce((SELECT size FROM fcc.audit_tree WHERE audit_tree.tenant = $1), 0)
   ORDER BY insertion LIMIT $2`,
)
const SELECT_TREE = statement(
  'select tree',
  'SELECT size, state, checkpoint, digest FROM fcc.audit_tree WHERE tenant = $1',
)
const WRITE_TREE = statement(
  'write tree',
  `INSERT INTO fcc.audit_tree (tenant, size, state, checkpoint, digest) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (tenant) DO UPDATE
   SET size = excluded.size, state = excluded.state, checkpoint = excluded.checkpoint,
     digest = excluded.digest`,
)

/** The audit log of a tenant. */
export function createAudit({ tenant, checkId, change, read }: TenantWork): Audit {
  async function readTree(sql: Sql): Promise<StoredTree> {
    const { rows } = await sql.run<TreeRow>(SELECT_TREE, [tenant])
    const [row] = rows
    if (row === undefined) return EMPTY_TREE
    const tree = { size: row.size, state: fromBytes(row.state), digest: row.digest }
    return row.checkpoint === null ? tree : { ...tree, checkpoint: fromBytes(row.checkpoint) }
  }

  return {
    appendEntries: async (added) => {
      assertEntries(checkId, added)
      return change((tx) => insertEntries(tenant, tx, added))
    },
    unplacedEntries: async (limit) => {
      assertCount('limit', limit)
      return read(async (sql) => {
        const { rows } = await sql.run<UnplacedRow>(SELECT_UNPLACED, [tenant, limit])
        return rows.map(toUnplaced)
      })
    },
    writeTree: async (from, placed, tree) =>
      change(async ({ sql, numbers }) => {
        if ((await readTree(sql)).size !== from) return false
        assertPlaces(from, placed, tree, numbers.entries)
        const { size, state, checkpoint, digest } = tree
        const signed = checkpoint === undefined ? null : toBytes(checkpoint)
        await sql.run(WRITE_TREE, [tenant, size, toBytes(state), signed, digest])
        return true
      }),
    readTree: () => read(readTree),
    readEntry: async (id) => {
      checkId('audit entry', id)
      return read(async (sql) => {
        const found = sql.run<EntryRow>(SELECT_ENTRY, [tenant, id])
        const tree = readTree(sql)
        const [row] = (await found).rows
        const { size } = await tree
        return row && toEntry(row, size)
      })
    },
    readEntries: async ({ from = 0, limit, run } = {}) => {
      assertCount('from', from)
      const most = limit === undefined ? null : assertCount('limit', limit)
      if (run !== undefined) checkId('run', run)
      return read(async (sql) => {
        const found =
          run === undefined
            ? sql.run<EntryRow>(SELECT_ENTRIES, [tenant, from, most])
            : sql.run<EntryRow>(SELECT_OF_RUN, [tenant, from, most, run])
        const tree = readTree(sql)
        const { rows } = await found
        const { size } = await tree
        return rows.map((row) => toEntry(row, size))
      })
    },
  }
}

function toUnplaced(row: UnplacedRow): UnplacedAuditEntry {
  return {
    id: row.id,
    ...(row.run === null ? {} : { run: row.run }),
    ...(row.sequence === null ? {} : { sequence: row.sequence }),
    ...(row.visit === null ? {} : { visit: row.visit }),
    leafHash: row.leaf_hash,
    digest: row.digest,
    insertion: row.insertion,
  }
}

function toEntry(row: EntryRow, treeSize: number): StoredAuditEntry {
  return {
    ...toUnplaced(row),
    canonical: fromBytes(row.canonical),
    ...(row.insertion <= treeSize ? { place: row.insertion - 1 } : {}),
    ...(row.removal === null || row.removal_digest === null
      ? {}
      : { removed: toMarker(row.id, row.removal, row.removal_digest) }),
  }
}

function toMarker(key: string, record: Uint8Array, digest: Uint8Array): RemovalMarker {
  return { of: 'entry', key, text: fromBytes(record), digest }
}
