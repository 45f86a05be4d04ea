import {
  type Awaited,
  type ListedRun,
  type RunHead,
  START_ROW,
  type TenantStore,
} from '@fcc/contracts'
import { assertCount, assertCreation, firstLease, storeError } from '@fcc/contracts/store-checks'
import { fromBytes, fromJson, toBytes, toJson } from '../connection/record-bytes.ts'
import { type Sql, statement } from '../connection/sql.ts'
import { insertContents } from './content-rows.ts'
import { insertEntries } from './entry-rows.ts'
import { UPSERT_LEASE } from './leases.ts'
import { insertOutgoing } from './outgoing-rows.ts'
import { indexRun } from './run-index.ts'
import { type RunRowRow, SELECT_RUN_ROWS, toRunRow, writeRunRows } from './run-rows.ts'
import type { TenantWork } from './tenant-work.ts'

type Runs = Pick<TenantStore, 'createRun' | 'readRun' | 'readHead' | 'listRuns' | 'countRuns'>

interface HeadRow {
  readonly id: string
  readonly idempotency_key: string | null
  readonly state: RunHead['state']
  readonly sequence: number
  readonly awaits: Uint8Array
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

type ListRow = HeadRow & {
  readonly start_sequence: number | null
  readonly start_record: Uint8Array
  readonly start_digest: Uint8Array
  readonly newest: number | null
}

const HEAD = 'run.id, idempotency_key, state, run.sequence, awaits, run.record, run.digest'
const NEWEST =
  '(SELECT max(sequence) FROM fcc.audit_entry WHERE audit_entry.tenant = $1 AND audit_entry.run ='

const INSERT = statement(
  'insert run',
  `INSERT INTO fcc.run (tenant, ordinal, id, idempotency_key, state, sequence, awaits, record, digest)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant, id) DO NOTHING`,
)
const SELECT_BY_KEY = statement(
  'select run by key',
  'SELECT id FROM fcc.run WHERE tenant = $1 AND idempotency_key = $2',
)
const SELECT = statement('select run', `SELECT ${HEAD} FROM fcc.run WHERE tenant = $1 AND id = $2`)
const SELECT_HEAD = statement(
  'select head',
  `SELECT ${HEAD}, ${NEWEST} run.id) AS newest FROM fcc.run WHERE tenant = $1 AND id = $2`,
)
const SELECT_NEWEST = statement('select newest entry', `SELECT ${NEWEST} $2) AS sequence`)
const SELECT_ORDINAL = statement(
  'select ordinal',
  'SELECT ordinal FROM fcc.run WHERE tenant = $1 AND id = $2',
)
const list = (name: string, condition: string) =>
  statement(
    name,
    `SELECT ${HEAD}, run_row.sequence AS start_sequence, run_row.record AS start_record,
       run_row.digest AS start_digest, ${NEWEST} run.id) AS newest
     FROM fcc.run LEFT JOIN fcc.run_row
       ON run_row.tenant = $1 AND run_row.run = run.id
         AND kind = '${START_ROW.kind}' AND key = '${START_ROW.key}'
     WHERE run.tenant = $1 AND ordinal < $2 ${condition} ORDER BY ordinal DESC LIMIT $3`,
  )
const LIST = list('list runs', '')
const LIST_IN_STATES = list('list runs in states', 'AND state = ANY($4::text[])')
const COUNT_IN_STATES = statement(
  'count runs in states',
  'SELECT count(*)::int AS count FROM fcc.run WHERE tenant = $1 AND state = ANY($2::text[])',
)

/** The runs of a tenant: creating and reading them. */
export function createRuns({ tenant, checkId, change, read, readInSteps }: TenantWork): Runs {
  async function ordinalOf(sql: Sql, run: string): Promise<number> {
    const { rows } = await sql.run<{ readonly ordinal: number }>(SELECT_ORDINAL, [tenant, run])
    const [row] = rows
    if (row === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
    return row.ordinal
  }

  const toHead = (row: HeadRow): RunHead => ({
    run: row.id,
    tenant,
    state: row.state,
    sequence: row.sequence,
    awaits: fromJson<Awaited[]>(row.awaits),
    text: fromBytes(row.record),
    digest: row.digest,
  })

  const toListed = (row: ListRow): ListedRun => ({
    head: toHead(row),
    ...(row.newest === null ? {} : { newestEntry: row.newest }),
    ...(row.start_sequence === null
      ? {}
      : {
          start: {
            ...START_ROW,
            sequence: row.start_sequence,
            text: fromBytes(row.start_record),
            digest: row.start_digest,
          },
        }),
  })

  return {
    createRun: async (creation) => {
      assertCreation(checkId, tenant, creation)
      const { head, idempotencyKey: key, rows, contents, entries } = creation
      const { run, state, sequence, awaits, text, digest } = head
      return change(
        async (tx) => {
          const { sql, numbers } = tx
          if (key !== undefined) {
            const known = await sql.run<{ readonly id: string }>(SELECT_BY_KEY, [tenant, key])
            const [first] = known.rows
            if (first !== undefined) return { run: first.id, created: false }
          }
          const lease = creation.lease && firstLease(run, creation.lease)
          numbers.ordinals += 1
          const { count } = await sql.run(INSERT, [
            ...[tenant, numbers.ordinals, run, key ?? null, state, sequence],
            ...[toJson(awaits), toBytes(text), digest],
          ])
          if (count !== 1) throw storeError('FCC_STORE_RUN_EXISTS', [run])
          const steps = [
            writeRunRows(tenant, sql, run, { rows }),
            indexRun(tenant, sql, { run, state, due: lease?.expiresAt ?? 0 }),
            ...(lease
              ? [sql.run(UPSERT_LEASE, [tenant, run, lease.holder, lease.epoch, lease.expiresAt])]
              : []),
            insertContents(tenant, sql, run, contents),
            insertEntries(tenant, tx, entries),
            insertOutgoing(tenant, tx, creation),
          ]
          await inOrder(steps)
          return { run, created: true, ...(lease ? { lease } : {}) }
        },
        key === undefined ? run : undefined,
      )
    },
    readRun: async (run) => {
      checkId('run', run)
      return read(async (sql) => {
        const [heads, rows, newest] = await Promise.all([
          sql.run<HeadRow>(SELECT, [tenant, run]),
          sql.run<RunRowRow>(SELECT_RUN_ROWS, [tenant, run]),
          sql.run<{ readonly sequence: number | null }>(SELECT_NEWEST, [tenant, run]),
        ])
        const [row] = heads.rows
        const sequence = newest.rows[0]?.sequence ?? null
        if (row === undefined && rows.count === 0 && sequence === null) return undefined
        return {
          ...(row === undefined ? {} : { head: toHead(row) }),
          ...(row?.idempotency_key == null ? {} : { idempotencyKey: row.idempotency_key }),
          rows: rows.rows.map(toRunRow),
          ...(sequence === null ? {} : { newestEntry: sequence }),
        }
      })
    },
    readHead: async (run) => {
      checkId('run', run)
      return read(async (sql) => {
        const { rows } = await sql.run<HeadRow & Pick<ListRow, 'newest'>>(SELECT_HEAD, [
          tenant,
          run,
        ])
        const [row] = rows
        return (
          row && {
            head: toHead(row),
            ...(row.idempotency_key === null ? {} : { idempotencyKey: row.idempotency_key }),
            ...(row.newest === null ? {} : { newestEntry: row.newest }),
          }
        )
      })
    },
    countRuns: (states) =>
      read(async (sql) => {
        const { rows } = await sql.run<{ readonly count: number }>(COUNT_IN_STATES, [
          tenant,
          states,
        ])
        return rows[0]?.count ?? 0
      }),
    listRuns: async ({ states, limit, before } = {}) => {
      if (before !== undefined) checkId('run', before)
      const most = limit === undefined ? null : assertCount('limit', limit)
      return (before === undefined ? read : readInSteps)(async (sql) => {
        const from = (end: number) =>
          states === undefined
            ? sql.run<ListRow>(LIST, [tenant, end, most])
            : sql.run<ListRow>(LIST_IN_STATES, [tenant, end, most, states])
        const { rows } =
          before === undefined
            ? await from(Number.MAX_SAFE_INTEGER)
            : await from(await ordinalOf(sql, before))
        return rows.map(toListed)
      })
    },
  }
}

/** Waits for steps that were sent together, so that the first one that failed is the one that is told. */
export async function inOrder(steps: readonly Promise<unknown>[]): Promise<void> {
  for (const step of steps) step.catch(() => undefined)
  for (const step of steps) await step
}
