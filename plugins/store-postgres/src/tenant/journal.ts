import type { Activity, JournalStep, TenantStore } from '@fcc/contracts'
import { assertSameRun, storeError } from '@fcc/contracts/store-checks'
import { fromJson, toJson } from '../connection/record-bytes.ts'
import { statement } from '../connection/sql.ts'
import { assertLease } from './leases.ts'
import type { TenantChange, TenantWork } from './tenant-work.ts'

type Journal = Pick<TenantStore, 'writeIntent' | 'writeResult' | 'readJournal'>

interface StepRow {
  readonly activity: string
  readonly part: JournalStep['part']
  readonly record: Uint8Array | null
  readonly sealed: Uint8Array
  readonly digest: Uint8Array
}

const INSERT = statement(
  'insert step',
  `INSERT INTO fcc.journal_step (tenant, ordinal, run, activity, part, record, sealed, digest)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant, run, activity, part) DO NOTHING`,
)
const SELECT_INTENT = statement(
  'select intent',
  `SELECT 1 FROM fcc.journal_step
   WHERE tenant = $1 AND run = $2 AND activity = $3 AND part = 'intent'`,
)
const SELECT = statement(
  'select journal',
  `SELECT activity, part, record, sealed, digest FROM fcc.journal_step
   WHERE tenant = $1 AND run = $2 ORDER BY ordinal`,
)

type Result = Extract<JournalStep, { part: 'result' }>

/**
 * Adds a result inside a transaction that is under way; one without an intent throws
 * `FCC_STORE_UNKNOWN_ACTIVITY`, a second one `FCC_STORE_ALREADY_ANSWERED`.
 */
export async function insertResult(
  tenant: string,
  { sql, numbers }: TenantChange,
  { run, result }: { readonly run: string; readonly result: Result },
): Promise<void> {
  const { activity, sealed, digest } = result
  const intent = sql.run(SELECT_INTENT, [tenant, run, activity])
  numbers.ordinals += 1
  const values = [tenant, numbers.ordinals, run, activity, 'result', null, sealed, digest]
  const written = sql.run(INSERT, values)
  written.catch(() => undefined)
  if ((await intent).count === 0) {
    throw storeError('FCC_STORE_UNKNOWN_ACTIVITY', [activity, run])
  }
  if ((await written).count !== 1) {
    throw storeError('FCC_STORE_ALREADY_ANSWERED', [activity, run])
  }
}

/** The journal of activities of a tenant. */
export function createJournal({ tenant, checkId, change, read }: TenantWork): Journal {
  return {
    writeIntent: async (lease, { activity, sealed, digest }) => {
      const run = checkId('run', lease.run)
      checkId('activity', activity.id)
      checkId('visit', activity.visit)
      assertSameRun(`The activity ${activity.id}`, activity.run, run)
      return change(async ({ sql, numbers }) => {
        const held = assertLease(tenant, sql, lease)
        numbers.ordinals += 1
        const written = sql.run(INSERT, [
          ...[tenant, numbers.ordinals, run, activity.id, 'intent'],
          ...[toJson(activity), sealed, digest],
        ])
        await held
        await written
      }, run)
    },
    writeResult: async (lease, result) => {
      const run = checkId('run', lease.run)
      checkId('activity', result.activity)
      return change(async (tx) => {
        const held = assertLease(tenant, tx.sql, lease)
        const written = insertResult(tenant, tx, { run, result })
        written.catch(() => undefined)
        await held
        await written
      }, run)
    },
    readJournal: async (run) => {
      checkId('run', run)
      return read(async (sql) => (await sql.run<StepRow>(SELECT, [tenant, run])).rows.map(toStep))
    },
  }
}

function toStep({ activity, part, record, sealed, digest }: StepRow): JournalStep {
  return part === 'intent' && record !== null
    ? { part, activity: { ...fromJson<Activity>(record), id: activity }, sealed, digest }
    : { part: 'result', activity, sealed, digest }
}
