import type { RunRecord, TenantStore, VisitRecord } from '@fcc/contracts'
import {
  assertCount,
  assertEntries,
  assertOutgoing,
  assertOwnRun,
  storeError,
} from '@fcc/contracts/store-checks'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import { prepareContentInsert } from './sqlite-contents.ts'
import { prepareOutgoingInsert } from './sqlite-outgoing.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

type Runs = Pick<TenantStore, 'createRun' | 'readRun' | 'listRuns' | 'readVisits'>

interface RecordRow {
  readonly record: Uint8Array
}

/** The runs in a tenant's file: creating and reading them. */
export function createSqliteRuns(work: TenantWorkWithAudit): Runs {
  const { tenant, connection, checkId, insertEntries } = work
  const { prepare, change, read } = connection
  const insertContents = prepareContentInsert(connection)
  const insertOutgoing = prepareOutgoingInsert(connection)
  const insertRun = prepare(
    `INSERT INTO run (id, idempotency_key, state, created, sequence, record)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  )
  const selectByKey = prepare('SELECT id FROM run WHERE idempotency_key = ?')
  const selectRun = prepare('SELECT record FROM run WHERE id = ?')
  const selectOrdinal = prepare('SELECT ordinal FROM run WHERE id = ?')
  const selectVisits = prepare('SELECT record FROM visit WHERE run = ? ORDER BY sequence')
  const selectRuns = prepare(
    'SELECT record FROM run WHERE ordinal < ? ORDER BY ordinal DESC LIMIT ?',
  )
  const selectRunsInStates = prepare(
    `SELECT record FROM run WHERE ordinal < ? AND state IN (SELECT value FROM json_each(?))
     ORDER BY ordinal DESC LIMIT ?`,
  )

  function ordinalOf(run: string): number {
    const row = selectOrdinal.get(checkId('run', run)) as { readonly ordinal: number } | undefined
    if (row === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
    return row.ordinal
  }

  return {
    createRun: async (creation) => {
      const { run, contents, entries } = creation
      checkId('run', run.id)
      assertOwnRun(tenant, run)
      for (const content of contents) checkId('content', content.address)
      assertEntries(checkId, entries, run.id)
      assertOutgoing(checkId, run.id, creation)
      const key = run.envelope.idempotencyKey
      if (key !== undefined) checkId('idempotency key', key)
      return change(() => {
        if (key !== undefined) {
          const known = selectByKey.get(key) as { readonly id: string } | undefined
          if (known !== undefined) return { run: known.id, created: false }
        }
        const { changes } = insertRun.run(
          run.id,
          key ?? null,
          run.state,
          run.createdAt,
          run.sequence,
          toJsonBytes(run),
        )
        if (changes !== 1) throw storeError('FCC_STORE_RUN_EXISTS', [run.id])
        insertContents(contents)
        insertEntries(entries)
        insertOutgoing(creation)
        return { run: run.id, created: true }
      })
    },
    readRun: (run) =>
      read(() => {
        const row = selectRun.get(checkId('run', run)) as RecordRow | undefined
        return row && fromJsonBytes<RunRecord>(row.record)
      }),
    listRuns: ({ states, limit, before } = {}) =>
      read(() => {
        const end = before === undefined ? Number.MAX_SAFE_INTEGER : ordinalOf(before)
        const most = limit === undefined ? -1 : assertCount('limit', limit)
        const rows = (
          states === undefined
            ? selectRuns.all(end, most)
            : selectRunsInStates.all(end, JSON.stringify(states), most)
        ) as RecordRow[]
        return rows.map(({ record }) => fromJsonBytes<RunRecord>(record))
      }),
    readVisits: (run) =>
      read(() =>
        (selectVisits.all(checkId('run', run)) as unknown as RecordRow[]).map(({ record }) =>
          fromJsonBytes<VisitRecord>(record),
        ),
      ),
  }
}
