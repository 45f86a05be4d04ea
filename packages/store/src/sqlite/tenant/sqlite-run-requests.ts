import type { HoldRequest, RunRequest, RunState, TenantStore } from '@fcc/contracts'
import { assertEntries, hasStopped, storeError } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import type { TenantWorkWithAudit } from './tenant-work.ts'

type Requests = Pick<TenantStore, 'requestCancel' | 'requestHold' | 'readRequest'>

interface RequestRow {
  readonly kind: 'cancel' | 'hold'
  readonly record: Uint8Array
}

/** Takes away what was wanted of a run; inside the transaction that carries it out. */
export function prepareRequestRemoval({
  prepare,
}: Connection): (run: string, kind: string) => void {
  const remove = prepare('DELETE FROM run_request WHERE run = ? AND kind = ?')
  return (run, kind) => void remove.run(run, kind)
}

/** What is wanted of runs, in a tenant's file: where whoever holds a run looks for it. */
export function createSqliteRunRequests(work: TenantWorkWithAudit): Requests {
  const { connection, checkId, insertEntries } = work
  const { prepare, change, read } = connection
  const selectRun = prepare('SELECT state FROM run WHERE id = ?')
  // By kind, so that a wish to cancel comes before one to hold.
  const select = prepare('SELECT kind, record FROM run_request WHERE run = ? ORDER BY kind')
  const upsert = prepare(
    `INSERT INTO run_request (run, kind, record) VALUES (?, ?, ?)
     ON CONFLICT (run, kind) DO UPDATE SET record = excluded.record`,
  )

  const stateOf = (run: string): RunState => {
    const row = selectRun.get(run) as { readonly state: RunState } | undefined
    if (row === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [run])
    return row.state
  }
  const rowsOf = (run: string) => select.all(run) as unknown as readonly RequestRow[]

  return {
    requestCancel: async (request, entries) => {
      const run = checkId('run', request.run)
      assertEntries(checkId, entries, run)
      return change(() => {
        stateOf(run)
        if (rowsOf(run).some(({ kind }) => kind === 'cancel')) return false
        upsert.run(run, 'cancel', toJsonBytes(request))
        insertEntries(entries)
        return true
      })
    },
    requestHold: async (request) => {
      const run = checkId('run', request.run)
      return change(() => {
        if (hasStopped(stateOf(run))) return false
        const held = rowsOf(run).find(({ kind }) => kind === 'hold')
        const isQuarantine = held && fromJsonBytes<HoldRequest>(held.record).kind === 'quarantine'
        if (!isQuarantine || request.kind === 'quarantine') {
          upsert.run(run, 'hold', toJsonBytes(request))
        }
        return true
      })
    },
    readRequest: (run) =>
      read(() => {
        const [first] = rowsOf(checkId('run', run))
        return first && fromJsonBytes<RunRequest>(first.record)
      }),
  }
}
