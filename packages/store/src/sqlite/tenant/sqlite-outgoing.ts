import type { LedgerMovement, NewEvent, StoredEvent, TenantStore } from '@fcc/contracts'
import { assertCount, storeError } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromTextBytes, toTextBytes } from '../json-bytes.ts'
import type { TenantWork } from './tenant-work.ts'

interface EventRow {
  readonly insertion: number
  readonly id: string
  readonly run: string | null
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

/** Adds events and movements inside a transaction that is under way. */
export type SqliteOutgoingInsert = (outgoing: {
  readonly events: readonly NewEvent[]
  readonly ledger: readonly LedgerMovement[]
}) => void

/** Prepares the insertion of events and movements; ids that are taken throw `FCC_STORE_DUPLICATE_ENTRY`. */
export function prepareOutgoingInsert({ prepare }: Connection): SqliteOutgoingInsert {
  const insertEvent = prepare(
    'INSERT INTO event (id, run, record, digest) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  )
  const insertMovement = prepare(
    `INSERT INTO ledger_movement (id, run, account, unit, amount, digest)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  )
  return ({ events, ledger }) => {
    for (const { id, run, text, digest } of events) {
      const { changes } = insertEvent.run(id, run ?? null, toTextBytes(text), digest)
      if (changes !== 1) throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
    }
    for (const { id, run, account, unit, amount, digest } of ledger) {
      const { changes } = insertMovement.run(id, run, account, unit, amount, digest)
      if (changes !== 1) throw storeError('FCC_STORE_DUPLICATE_ENTRY', [id])
    }
  }
}

/** Events and movements in a tenant's file. */
export function createSqliteOutgoing({
  connection,
  checkId,
}: TenantWork): Pick<TenantStore, 'readEvents' | 'markEventsSent' | 'readLedger'> {
  const { prepare, change, read } = connection
  const selectEvents = prepare(
    'SELECT insertion, id, run, record, digest FROM event WHERE insertion > ? ORDER BY insertion LIMIT ?',
  )
  const selectEventsOfRun = prepare(
    `SELECT insertion, id, run, record, digest FROM event
     WHERE insertion > ? AND run = ? ORDER BY insertion LIMIT ?`,
  )
  const selectUnsent = prepare(
    `SELECT insertion, id, run, record, digest FROM event
     WHERE insertion > ? AND sent = 0 ORDER BY insertion LIMIT ?`,
  )
  const markSent = prepare('UPDATE event SET sent = 1 WHERE id = ? AND sent = 0')
  const selectLedger = prepare(
    'SELECT id, run, account, unit, amount, digest FROM ledger_movement ORDER BY ordinal',
  )
  const selectLedgerOfRun = prepare(
    'SELECT id, run, account, unit, amount, digest FROM ledger_movement WHERE run = ? ORDER BY ordinal',
  )
  return {
    readEvents: ({ after = 0, limit, run, unsent = false } = {}) =>
      read(() => {
        assertCount('after', after)
        const most = limit === undefined ? -1 : assertCount('limit', limit)
        const rows = (unsent
          ? selectUnsent.all(after, most)
          : run === undefined
            ? selectEvents.all(after, most)
            : selectEventsOfRun.all(after, checkId('run', run), most)) as unknown as EventRow[]
        const chosen = unsent && run !== undefined ? rows.filter((row) => row.run === run) : rows
        return chosen.map(toEvent)
      }),
    markEventsSent: async (ids) =>
      change(() => {
        for (const id of ids) markSent.run(checkId('event', id))
      }),
    readLedger: ({ run, account } = {}) =>
      read(() => {
        const rows = (run === undefined
          ? selectLedger.all()
          : selectLedgerOfRun.all(checkId('run', run))) as unknown as LedgerMovement[]
        return rows
          .map((row) => ({ ...row }))
          .filter((row) => account === undefined || row.account === account)
      }),
  }
}

function toEvent({ insertion, id, run, record, digest }: EventRow): StoredEvent {
  const text = fromTextBytes(record)
  return { id, ...(run === null ? {} : { run }), text, digest, insertion }
}
