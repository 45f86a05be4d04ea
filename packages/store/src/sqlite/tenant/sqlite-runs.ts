import {
  type Awaited,
  type ListedRun,
  type RunHead,
  START_ROW,
  type TenantStore,
} from '@fcc/contracts'
import { assertCount, assertCreation, firstLease, storeError } from '@fcc/contracts/store-checks'
import { fromJsonBytes, fromTextBytes, toJsonBytes, toTextBytes } from '../json-bytes.ts'
import { prepareContentInsert } from './sqlite-contents.ts'
import { prepareOutgoingInsert } from './sqlite-outgoing.ts'
import { prepareRunRows, type RunRowRow, toRunRow } from './sqlite-run-rows.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

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

/** The runs in a tenant's file: creating and reading them. */
export function createSqliteRuns(work: TenantWorkWithAudit): Runs {
  const { tenant, connection, checkId, insertEntries } = work
  const { prepare, change, read, readAsOne } = connection
  const insertContents = prepareContentInsert(connection)
  const insertOutgoing = prepareOutgoingInsert(connection)
  const rowsOf = prepareRunRows(connection)
  const insertRun = prepare(
    `INSERT INTO run (id, idempotency_key, state, sequence, awaits, record, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  )
  const insertLease = prepare(
    'INSERT INTO lease (run, holder, epoch, expires_at) VALUES (?, ?, ?, ?)',
  )
  const selectByKey = prepare('SELECT id FROM run WHERE idempotency_key = ?')
  const selectRun = prepare(`SELECT ${HEAD} FROM run WHERE id = ?`)
  const selectHead = prepare(
    `SELECT ${HEAD}, (SELECT max(sequence) FROM audit_entry WHERE audit_entry.run = run.id) AS newest
     FROM run WHERE id = ?`,
  )
  const selectNewest = prepare('SELECT max(sequence) AS sequence FROM audit_entry WHERE run = ?')
  const selectOrdinal = prepare('SELECT ordinal FROM run WHERE id = ?')
  const list = (where: string) =>
    prepare(
      `SELECT ${HEAD}, run_row.sequence AS start_sequence, run_row.record AS start_record,
         run_row.digest AS start_digest,
         (SELECT max(sequence) FROM audit_entry WHERE audit_entry.run = run.id) AS newest
       FROM run LEFT JOIN run_row
         ON run_row.run = run.id AND kind = '${START_ROW.kind}' AND key = '${START_ROW.key}'
       WHERE ordinal < ? ${where} ORDER BY ordinal DESC LIMIT ?`,
    )
  const selectRuns = list('')
  const selectRunsInStates = list('AND state IN (SELECT value FROM json_each(?))')

  const countInStates = prepare(
    'SELECT count(*) AS count FROM run WHERE state IN (SELECT value FROM json_each(?))',
  )

  function ordinalOf(run: string): number {
    const row = selectOrdinal.get(checkId('run', run)) as { readonly ordinal: number } | undefined
    if (row === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
    return row.ordinal
  }

  const toHead = (row: HeadRow): RunHead => ({
    run: row.id,
    tenant,
    state: row.state,
    sequence: row.sequence,
    awaits: fromJsonBytes<Awaited[]>(row.awaits),
    text: fromTextBytes(row.record),
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
            text: fromTextBytes(row.start_record),
            digest: row.start_digest,
          },
        }),
  })

  return {
    createRun: async (creation) => {
      assertCreation(checkId, tenant, creation)
      const { head, idempotencyKey: key, rows, contents, entries } = creation
      return change(() => {
        if (key !== undefined) {
          const known = selectByKey.get(key) as { readonly id: string } | undefined
          if (known !== undefined) return { run: known.id, created: false }
        }
        const { run, state, sequence, awaits, text, digest } = head
        const lease = creation.lease && firstLease(run, creation.lease)
        const { changes } = insertRun.run(
          run,
          key ?? null,
          state,
          sequence,
          toJsonBytes(awaits),
          toTextBytes(text),
          digest,
        )
        if (changes !== 1) throw storeError('FCC_STORE_RUN_EXISTS', [run])
        rowsOf.write(run, rows, [])
        insertContents(run, contents)
        insertEntries(entries)
        insertOutgoing(creation)
        if (lease) insertLease.run(run, lease.holder, lease.epoch, lease.expiresAt)
        return { run, created: true, ...(lease ? { lease } : {}) }
      })
    },
    // Another process may commit between two readings; a head beside the entries of another time looks forged.
    readRun: (run) =>
      readAsOne(() => {
        const row = selectRun.get(checkId('run', run)) as HeadRow | undefined
        const rows = rowsOf.select.all(run) as unknown as readonly RunRowRow[]
        const { sequence } = selectNewest.get(run) as { readonly sequence: number | null }
        if (row === undefined && rows.length === 0 && sequence === null) return undefined
        return {
          ...(row === undefined ? {} : { head: toHead(row) }),
          ...(row?.idempotency_key == null ? {} : { idempotencyKey: row.idempotency_key }),
          rows: rows.map(toRunRow),
          ...(sequence === null ? {} : { newestEntry: sequence }),
        }
      }),
    readHead: (run) =>
      read(() => {
        const row = selectHead.get(checkId('run', run)) as
          | (HeadRow & Pick<ListRow, 'newest'>)
          | undefined
        return (
          row && {
            head: toHead(row),
            ...(row.idempotency_key === null ? {} : { idempotencyKey: row.idempotency_key }),
            ...(row.newest === null ? {} : { newestEntry: row.newest }),
          }
        )
      }),
    countRuns: (states) =>
      read(() => {
        const { count } = countInStates.get(JSON.stringify(states)) as { readonly count: number }
        return count
      }),
    listRuns: ({ states, limit, before } = {}) =>
      read(() => {
        const end = before === undefined ? Number.MAX_SAFE_INTEGER : ordinalOf(before)
        const most = limit === undefined ? -1 : assertCount('limit', limit)
        const rows =
          states === undefined
            ? selectRuns.all(end, most)
            : selectRunsInStates.all(end, JSON.stringify(states), most)
        return (rows as unknown as readonly ListRow[]).map(toListed)
      }),
  }
}
