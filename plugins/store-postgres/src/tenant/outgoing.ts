import type { LedgerMovement, StoredEvent, TenantStore } from '@fcc/contracts'
import { assertCount } from '@fcc/contracts/store-checks'
import { fromBytes } from '../connection/record-bytes.ts'
import { statement } from '../connection/sql.ts'
import type { TenantWork } from './tenant-work.ts'

interface EventRow {
  readonly insertion: number
  readonly id: string
  readonly run: string | null
  readonly record: Uint8Array
  readonly digest: Uint8Array
}

const events = (name: string, condition: string) =>
  statement(
    name,
    `SELECT insertion, id, run, record, digest FROM fcc.event
     WHERE tenant = $1 AND insertion > $2 ${condition} ORDER BY insertion LIMIT $3`,
  )
const SELECT_EVENTS = events('select events', '')
const SELECT_OF_RUN = events('select events of run', 'AND run = $4')
const SELECT_UNSENT = events('select unsent', 'AND NOT sent')
const SELECT_UNSENT_OF_RUN = events('select unsent of run', 'AND NOT sent AND run = $4')
const MARK_SENT = statement(
  'mark sent',
  'UPDATE fcc.event SET sent = true WHERE tenant = $1 AND id = ANY($2::text[]) AND NOT sent',
)
const SELECT_LEDGER = statement(
  'select ledger',
  `SELECT id, run, account, unit, amount, digest FROM fcc.ledger_movement
   WHERE tenant = $1 AND ($2::text IS NULL OR run = $2) AND ($3::text IS NULL OR account = $3)
   ORDER BY ordinal`,
)

/** Events and movements of a tenant. */
export function createOutgoing({
  tenant,
  checkId,
  change,
  read,
}: TenantWork): Pick<TenantStore, 'readEvents' | 'markEventsSent' | 'readLedger'> {
  return {
    readEvents: async ({ after = 0, limit, run, unsent = false } = {}) => {
      assertCount('after', after)
      const most = limit === undefined ? null : assertCount('limit', limit)
      if (run !== undefined) checkId('run', run)
      const everywhere = unsent ? SELECT_UNSENT : SELECT_EVENTS
      const ofRun = unsent ? SELECT_UNSENT_OF_RUN : SELECT_OF_RUN
      return read(async (sql) => {
        const { rows } =
          run === undefined
            ? await sql.run<EventRow>(everywhere, [tenant, after, most])
            : await sql.run<EventRow>(ofRun, [tenant, after, most, run])
        return rows.map(toEvent)
      })
    },
    markEventsSent: async (ids) => {
      for (const id of ids) checkId('event', id)
      if (ids.length === 0) return
      return change(async ({ sql }) => void (await sql.run(MARK_SENT, [tenant, ids])))
    },
    readLedger: async ({ run, account } = {}) => {
      if (run !== undefined) checkId('run', run)
      return read(async (sql) => {
        const values = [tenant, run ?? null, account ?? null]
        return (await sql.run<LedgerMovement>(SELECT_LEDGER, values)).rows
      })
    },
  }
}

function toEvent({ insertion, id, run, record, digest }: EventRow): StoredEvent {
  const text = fromBytes(record)
  return { id, ...(run === null ? {} : { run }), text, digest, insertion }
}
