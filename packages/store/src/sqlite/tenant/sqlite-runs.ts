import type { RunRecord, TenantStore, VisitRecord } from '@fcc/contracts'
import { assertCount } from '../../checks/number-check.ts'
import { assertEntries, assertOwnRun } from '../../checks/ownership.ts'
import { storeError } from '../../diagnostics.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import { prepareContentInsert } from './sqlite-contents.ts'
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
  const insertRun = prepare(
    `INSERT INTO run (id, idempotency_key, state, created, sequence, record)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  )
  const selectByKey = prepare('SELECT id FROM run WHERE idempotency_key = ?')
  const selectRun = prepare('SELECT record FROM run WHERE id = ?')
  const selectOrdinal = prepare('SELECT ordinal FROM run WHERE id = ?')
  const selectVisits = prepare('SELECT record FROM visit WHERE run = ? ORDER BY sequence')
  // One text for every query, so that the statement stays prepared: NULL means "not asked for".
  const selectRuns = prepare(
    `SELECT record FROM run
     WHERE (?1 IS NULL OR ordinal < ?1)
       AND (?2 IS NULL OR state IN (SELECT value FROM json_each(?2)))
     ORDER BY ordinal DESC LIMIT ?3`,
  )

  function ordinalOf(run: string): number {
    const row = selectOrdinal.get(checkId('run', run)) as { readonly ordinal: number } | undefined
    if (row === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
    return row.ordinal
  }

  return {
    createRun: async ({ run, contents, entries }) => {
      checkId('run', run.id)
      assertOwnRun(tenant, run)
      for (const content of contents) checkId('content', content.address)
      assertEntries(checkId, entries, run.id)
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
        const rows = selectRuns.all(
          before === undefined ? null : ordinalOf(before),
          states === undefined ? null : JSON.stringify(states),
          limit === undefined ? -1 : assertCount('limit', limit),
        ) as unknown as RecordRow[]
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
