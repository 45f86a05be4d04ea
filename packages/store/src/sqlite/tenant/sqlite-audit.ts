import type {
  NewAuditEntry,
  RemovalMarker,
  StoredAuditEntry,
  StoredTree,
  TenantStore,
  UnplacedAuditEntry,
} from '@fcc/contracts'
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
  'appendEntries' | 'unplacedEntries' | 'writeTree' | 'readTree' | 'readEntry' | 'readEntries'
>

interface EntryRow {
  readonly insertion: number
  readonly id: string
  readonly run: string | null
  readonly sequence: number | null
  readonly visit: string | null
  readonly canonical: Uint8Array
  readonly leaf_hash: Uint8Array
  readonly digest: Uint8Array
  readonly removal: Uint8Array | null
  readonly removal_digest: Uint8Array | null
}

type UnplacedRow = Omit<EntryRow, 'canonical' | 'removal' | 'removal_digest'>

const ENTRY = `SELECT insertion, id, run, sequence, visit, canonical, leaf_hash, audit_entry.digest,
    removal.record AS removal, removal.digest AS removal_digest
  FROM audit_entry LEFT JOIN removal ON removal.kind = 'entry' AND removal.key = audit_entry.id`

interface TreeRow {
  readonly size: number
  readonly state: Uint8Array
  readonly checkpoint: Uint8Array | null
  readonly digest: Uint8Array
}

/** Adds entries inside a transaction that is under way. */
export type SqliteAuditInsert = (entries: readonly NewAuditEntry[]) => void

/** Prepares the insertion of entries; ids that are taken throw `FCC_STORE_DUPLICATE_ENTRY`, visits `FCC_STORE_DUPLICATE_VISIT`. */
export function prepareAuditInsert({ prepare }: Connection): SqliteAuditInsert {
  const insert = prepare(
    `INSERT INTO audit_entry (id, run, sequence, visit, canonical, leaf_hash, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const selectVisit = prepare('SELECT 1 FROM audit_entry WHERE visit = ? AND id <> ?')
  return (entries) => {
    for (const { id, run, sequence, visit, canonical, leafHash, digest } of entries) {
      const { changes } = insert.run(
        id,
        run ?? null,
        sequence ?? null,
        visit ?? null,
        toTextBytes(canonical),
        leafHash,
        digest,
      )
      if (changes === 1) continue
      throw visit !== undefined && selectVisit.get(visit, id) !== undefined
        ? storeError('FCC_STORE_DUPLICATE_VISIT', [visit])
        : storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
    }
  }
}

/** The audit log in a tenant's file. */
export function createSqliteAudit(work: TenantWorkWithAudit): Audit {
  const { connection, checkId, insertEntries } = work
  const { prepare, change, read } = connection
  const selectTree = prepare('SELECT size, state, checkpoint, digest FROM audit_tree')
  const selectSize = prepare('SELECT size FROM audit_tree')
  const selectUnplaced = prepare(
    `SELECT insertion, id, run, sequence, visit, leaf_hash, digest FROM audit_entry
     WHERE insertion > ? ORDER BY insertion LIMIT ?`,
  )
  const selectEntries = prepare(`${ENTRY} WHERE insertion > ? ORDER BY insertion LIMIT ?`)
  const selectEntriesOfRun = prepare(
    `${ENTRY} WHERE insertion > ? AND run = ? ORDER BY insertion LIMIT ?`,
  )
  const selectEntry = prepare(`${ENTRY} WHERE id = ?`)
  const selectCount = prepare('SELECT coalesce(max(insertion), 0) AS count FROM audit_entry')
  const writeTree = prepare(
    `INSERT INTO audit_tree (only, size, state, checkpoint, digest) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (only) DO UPDATE
     SET size = excluded.size, state = excluded.state, checkpoint = excluded.checkpoint,
       digest = excluded.digest`,
  )

  function readTree(): StoredTree {
    const row = selectTree.get() as TreeRow | undefined
    if (row === undefined) return EMPTY_TREE
    const tree = { size: row.size, state: fromTextBytes(row.state), digest: row.digest }
    return row.checkpoint === null ? tree : { ...tree, checkpoint: fromTextBytes(row.checkpoint) }
  }

  const readSize = (): number =>
    (selectSize.get() as Pick<TreeRow, 'size'> | undefined)?.size ?? EMPTY_TREE.size

  return {
    appendEntries: async (entries) => {
      assertEntries(checkId, entries)
      return change(() => insertEntries(entries))
    },
    unplacedEntries: (limit) =>
      read(() => {
        assertCount('limit', limit)
        return (selectUnplaced.all(readSize(), limit) as unknown as UnplacedRow[]).map(toUnplaced)
      }),
    writeTree: (from, placed, tree) =>
      change(() => {
        if (readSize() !== from) return false
        const { count } = selectCount.get() as { readonly count: number }
        assertPlaces(from, placed, tree, count)
        const { checkpoint } = tree
        writeTree.run(
          tree.size,
          toTextBytes(tree.state),
          checkpoint === undefined ? null : toTextBytes(checkpoint),
          tree.digest,
        )
        return true
      }),
    readTree: () => read(readTree),
    readEntry: (id) =>
      read(() => {
        const row = selectEntry.get(checkId('audit entry', id)) as EntryRow | undefined
        return row && toEntry(row, readSize())
      }),
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
        const size = readSize()
        return rows.map((row) => toEntry(row, size))
      }),
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
    canonical: fromTextBytes(row.canonical),
    ...(row.insertion <= treeSize ? { place: row.insertion - 1 } : {}),
    ...(row.removal === null || row.removal_digest === null
      ? {}
      : { removed: toMarker(row.id, row.removal, row.removal_digest) }),
  }
}

function toMarker(key: string, record: Uint8Array, digest: Uint8Array): RemovalMarker {
  return { of: 'entry', key, text: fromTextBytes(record), digest }
}
