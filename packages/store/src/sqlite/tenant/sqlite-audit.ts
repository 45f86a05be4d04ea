import type { NewAuditEntry, StoredAuditEntry, StoredTree, TenantStore } from '@fcc/contracts'
import {
  assertCount,
  assertEntries,
  assertPlaces,
  EMPTY_TREE,
  storeError,
} from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromTextBytes, toTextBytes } from '../json-bytes.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

type Audit = Pick<
  TenantStore,
  'appendEntries' | 'unplacedEntries' | 'writeTree' | 'readTree' | 'readEntries'
>

interface EntryRow {
  readonly insertion: number
  readonly id: string
  readonly run: string | null
  readonly canonical: Uint8Array
  readonly leaf_hash: Uint8Array
}

type UnplacedRow = Pick<EntryRow, 'insertion' | 'id' | 'leaf_hash'>

interface TreeRow {
  readonly size: number
  readonly state: Uint8Array
  readonly checkpoint: Uint8Array | null
}

/** Adds entries inside a transaction that is under way. */
export type SqliteAuditInsert = (entries: readonly NewAuditEntry[]) => void

/** Prepares the insertion of entries; ids that are taken throw `FCC_STORE_DUPLICATE_ENTRY`. */
export function prepareAuditInsert({ prepare }: Connection): SqliteAuditInsert {
  const insert = prepare(
    `INSERT INTO audit_entry (id, run, canonical, leaf_hash) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  )
  return (entries) => {
    for (const { id, run, canonical, leafHash } of entries) {
      const { changes } = insert.run(id, run ?? null, toTextBytes(canonical), leafHash)
      if (changes !== 1) throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
    }
  }
}

/** The audit log in a tenant's file. */
export function createSqliteAudit(work: TenantWorkWithAudit): Audit {
  const { connection, checkId, insertEntries } = work
  const { prepare, change, read } = connection
  const selectTree = prepare('SELECT size, state, checkpoint FROM audit_tree')
  const selectUnplaced = prepare(
    `SELECT insertion, id, leaf_hash FROM audit_entry
     WHERE insertion > ? ORDER BY insertion LIMIT ?`,
  )
  const selectEntries = prepare(
    `SELECT insertion, id, run, canonical, leaf_hash FROM audit_entry
     WHERE insertion > ? ORDER BY insertion LIMIT ?`,
  )
  const selectEntriesOfRun = prepare(
    `SELECT insertion, id, run, canonical, leaf_hash FROM audit_entry
     WHERE insertion > ? AND run = ? ORDER BY insertion LIMIT ?`,
  )
  const selectCount = prepare('SELECT coalesce(max(insertion), 0) AS count FROM audit_entry')
  const writeTree = prepare(
    `INSERT INTO audit_tree (only, size, state, checkpoint) VALUES (1, ?, ?, ?)
     ON CONFLICT (only) DO UPDATE
     SET size = excluded.size, state = excluded.state, checkpoint = excluded.checkpoint`,
  )

  function readTree(): StoredTree {
    const row = selectTree.get() as TreeRow | undefined
    if (row === undefined) return EMPTY_TREE
    const tree = { size: row.size, state: fromTextBytes(row.state) }
    return row.checkpoint === null ? tree : { ...tree, checkpoint: fromTextBytes(row.checkpoint) }
  }

  return {
    appendEntries: async (entries) => {
      assertEntries(checkId, entries)
      return change(() => insertEntries(entries))
    },
    unplacedEntries: (limit) =>
      read(() => {
        assertCount('limit', limit)
        return (selectUnplaced.all(readTree().size, limit) as UnplacedRow[]).map((row) => ({
          id: row.id,
          insertion: row.insertion,
          leafHash: row.leaf_hash,
        }))
      }),
    writeTree: (from, placed, tree) =>
      change(() => {
        if (readTree().size !== from) return false
        const { count } = selectCount.get() as { readonly count: number }
        assertPlaces(from, placed, tree, count)
        const { checkpoint } = tree
        writeTree.run(
          tree.size,
          toTextBytes(tree.state),
          checkpoint === undefined ? null : toTextBytes(checkpoint),
        )
        return true
      }),
    readTree: () => read(readTree),
    readEntries: ({ from = 0, limit, run } = {}) =>
      read(() => {
        assertCount('from', from)
        const most = limit === undefined ? -1 : assertCount('limit', limit)
        const rows = (
          run === undefined
            ? selectEntries.all(from, most)
            : selectEntriesOfRun.all(from, checkId('run', run), most)
        ) as EntryRow[]
        // Read after the rows: an entry that was placed in between is then shown with its place.
        const { size } = readTree()
        return rows.map((row) => toEntry(row, size))
      }),
  }
}

function toEntry(row: EntryRow, treeSize: number): StoredAuditEntry {
  return {
    id: row.id,
    ...(row.run === null ? {} : { run: row.run }),
    canonical: fromTextBytes(row.canonical),
    leafHash: row.leaf_hash,
    insertion: row.insertion,
    ...(row.insertion <= treeSize ? { place: row.insertion - 1 } : {}),
  }
}
