import type { LabelSet, MediaType, StoredContent, TenantStore } from '@fcc/contracts'
import { assertCount } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import type { TenantWork } from './tenant-work.ts'

interface ContentRow {
  readonly media_type: MediaType
  readonly bytes: number
  readonly labels: Uint8Array
  readonly subjects: Uint8Array
  readonly sealed: Uint8Array
  readonly digest: Uint8Array
}

interface ListedRow extends Pick<ContentRow, 'bytes' | 'subjects'> {
  readonly address: string
  readonly run: string | null
  readonly others: string
}

/** Adds contents that a run names, inside a transaction that is under way. */
export type SqliteContentInsert = (run: string, contents: readonly StoredContent[]) => void

/** Prepares the insertion of contents. Content is named by its bytes, so what is there already stays. */
export function prepareContentInsert({ prepare }: Connection): SqliteContentInsert {
  const insert = prepare(
    `INSERT INTO content (address, media_type, bytes, labels, subjects, sealed, digest, run)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO NOTHING`,
  )
  // Most contents are named by the run that wrote them alone: only another one costs a row.
  const noteUse = prepare(
    `INSERT OR IGNORE INTO content_use (address, run)
     SELECT address, ? FROM content WHERE address = ? AND run <> ?`,
  )
  return (run, contents) => {
    for (const content of contents) {
      const { address, mediaType, bytes, labels, subjects, sealed, digest } = content
      const [labelBytes, subjectBytes] = [toJsonBytes(labels), toJsonBytes(subjects)]
      const values = [address, mediaType, bytes, labelBytes, subjectBytes, sealed, digest] as const
      if (insert.run(...values, run).changes === 0) noteUse.run(run, address, run)
    }
  }
}

/** The sealed contents in a tenant's file. */
export function createSqliteContents({
  connection,
  checkId,
}: TenantWork): Pick<TenantStore, 'readContent' | 'listContents' | 'compact' | 'size'> {
  const select = connection.prepare(
    'SELECT media_type, bytes, labels, subjects, sealed, digest FROM content WHERE address = ?',
  )
  const pages = connection.prepare(
    'SELECT (page_count - freelist_count) * page_size AS bytes FROM pragma_page_count, pragma_freelist_count, pragma_page_size',
  )
  const vacuum = connection.prepare('PRAGMA incremental_vacuum')
  const checkpoint = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  const list = connection.prepare(
    `SELECT address, bytes, subjects, run,
       (SELECT json_group_array(run) FROM content_use WHERE address = content.address) AS others
     FROM content WHERE address > ? ORDER BY address LIMIT ?`,
  )
  return {
    listContents: ({ after = '', limit } = {}) =>
      connection.read(() => {
        const most = limit === undefined ? -1 : assertCount('limit', limit)
        const rows = list.all(after === '' ? '' : checkId('content', after), most)
        return (rows as unknown as ListedRow[]).map((row) => ({
          address: row.address,
          bytes: row.bytes,
          subjects: fromJsonBytes<string[]>(row.subjects),
          runs: row.run === null ? [] : [row.run, ...(JSON.parse(row.others) as string[])],
        }))
      }),
    size: () => connection.read(() => (pages.get() as { readonly bytes: number }).bytes),
    compact: async () => {
      // Pages are given back one by one: each step of the statement frees one.
      await connection.read(() => vacuum.all())
      await connection.read(() => checkpoint.all())
    },
    readContent: (address) =>
      connection.read(() => {
        const row = select.get(checkId('content', address)) as ContentRow | undefined
        return row && toContent(address, row)
      }),
  }
}

function toContent(address: string, row: ContentRow): StoredContent {
  return {
    address,
    sealed: row.sealed,
    mediaType: row.media_type,
    bytes: row.bytes,
    labels: fromJsonBytes<LabelSet>(row.labels),
    subjects: fromJsonBytes<string[]>(row.subjects),
    digest: row.digest,
  }
}
