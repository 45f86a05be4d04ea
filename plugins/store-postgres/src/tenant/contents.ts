import type { LabelSet, MediaType, StoredContent, TenantStore } from '@fcc/contracts'
import { assertCount } from '@fcc/contracts/store-checks'
import { fromJson } from '../connection/record-bytes.ts'
import { statement } from '../connection/sql.ts'
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
  readonly others: readonly string[]
}

const SELECT = statement(
  'select content',
  `SELECT media_type, bytes, labels, subjects, sealed, digest FROM fcc.content
   WHERE tenant = $1 AND address = $2`,
)
const LIST = statement(
  'list contents',
  `SELECT address, bytes, subjects, run,
     ARRAY(SELECT content_use.run FROM fcc.content_use
           WHERE content_use.tenant = $1 AND content_use.address = content.address
           ORDER BY content_use.run) AS others
   FROM fcc.content WHERE tenant = $1 AND address > $2 ORDER BY address LIMIT $3`,
)
const SIZE = statement(
  'size of contents',
  `SELECT coalesce(sum(octet_length(sealed)), 0)::float8 AS bytes FROM fcc.content WHERE tenant = $1`,
)

/** The sealed contents of a tenant. */
export function createContents({
  tenant,
  checkId,
  read,
}: TenantWork): Pick<TenantStore, 'readContent' | 'listContents' | 'compact' | 'size'> {
  return {
    listContents: async ({ after = '', limit } = {}) => {
      const most = limit === undefined ? null : assertCount('limit', limit)
      const from = after === '' ? '' : checkId('content', after)
      return read(async (sql) => {
        const { rows } = await sql.run<ListedRow>(LIST, [tenant, from, most])
        return rows.map(({ address, bytes, subjects, run, others }) => ({
          address,
          bytes,
          subjects: fromJson<string[]>(subjects),
          runs: run === null ? [] : [run, ...others],
        }))
      })
    },
    size: () =>
      read(async (sql) => {
        const { rows } = await sql.run<{ readonly bytes: number }>(SIZE, [tenant])
        return rows[0]?.bytes ?? 0
      }),
    // The server gives room back by itself (autovacuum), and only its owner may ask for more.
    compact: () => read(async () => undefined),
    readContent: async (address) => {
      checkId('content', address)
      return read(async (sql) => {
        const { rows } = await sql.run<ContentRow>(SELECT, [tenant, address])
        const [row] = rows
        return row && toContent(address, row)
      })
    },
  }
}

function toContent(address: string, row: ContentRow): StoredContent {
  return {
    address,
    sealed: row.sealed,
    mediaType: row.media_type,
    bytes: row.bytes,
    labels: fromJson<LabelSet>(row.labels),
    subjects: fromJson<string[]>(row.subjects),
    digest: row.digest,
  }
}
