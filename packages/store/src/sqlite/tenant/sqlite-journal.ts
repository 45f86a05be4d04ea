import type { Activity, JournalStep, TenantStore } from '@fcc/contracts'
import { assertSameRun, storeError } from '@fcc/contracts/store-checks'
import type { Connection } from '../connection.ts'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import { prepareLeaseGuard } from './sqlite-leases.ts'
import type { TenantWork } from './tenant-work.ts'

type Journal = Pick<TenantStore, 'writeIntent' | 'writeResult' | 'readJournal'>

interface StepRow {
  readonly activity: string
  readonly part: JournalStep['part']
  readonly record: Uint8Array | null
  readonly sealed: Uint8Array
  readonly digest: Uint8Array
}

type Result = Extract<JournalStep, { part: 'result' }>

const INSERT = `INSERT INTO journal_step (run, activity, part, record, sealed, digest) VALUES (?, ?, ?, ?, ?, ?)
   ON CONFLICT (run, activity, part) DO NOTHING`

/**
 * Prepares the insertion of results inside a transaction that is under way; one without an intent throws
 * `FCC_STORE_UNKNOWN_ACTIVITY`, a second one `FCC_STORE_ALREADY_ANSWERED`.
 */
export function prepareResultInsert({
  prepare,
}: Connection): (run: string, results: readonly Result[]) => void {
  const insert = prepare(INSERT)
  const exists = prepare(
    `SELECT 1 FROM journal_step WHERE run = ? AND activity = ? AND part = 'intent'`,
  )
  return (run, results) => {
    for (const { activity, sealed, digest } of results) {
      if (exists.get(run, activity) === undefined) {
        throw storeError('FCC_STORE_UNKNOWN_ACTIVITY', [activity, run])
      }
      if (insert.run(run, activity, 'result', null, sealed, digest).changes !== 1) {
        throw storeError('FCC_STORE_ALREADY_ANSWERED', [activity, run])
      }
    }
  }
}

/** The journal of activities in a tenant's file. */
export function createSqliteJournal({ connection, checkId }: TenantWork): Journal {
  const { prepare, change, read } = connection
  const assertLease = prepareLeaseGuard(connection)
  const insert = prepare(INSERT)
  const insertResults = prepareResultInsert(connection)
  const select = prepare(
    'SELECT activity, part, record, sealed, digest FROM journal_step WHERE run = ? ORDER BY ordinal',
  )

  return {
    writeIntent: async (lease, { activity, sealed, digest }) => {
      const run = checkId('run', lease.run)
      checkId('activity', activity.id)
      checkId('visit', activity.visit)
      assertSameRun(`The activity ${activity.id}`, activity.run, run)
      return change(() => {
        assertLease(lease)
        insert.run(run, activity.id, 'intent', toJsonBytes(activity), sealed, digest)
      })
    },
    writeResult: async (lease, result) => {
      const run = checkId('run', lease.run)
      checkId('activity', result.activity)
      return change(() => {
        assertLease(lease)
        insertResults(run, [result])
      })
    },
    readJournal: (run) =>
      read(() => (select.all(checkId('run', run)) as unknown as StepRow[]).map(toStep)),
  }
}

function toStep({ activity, part, record, sealed, digest }: StepRow): JournalStep {
  return part === 'intent' && record !== null
    ? { part, activity: { ...fromJsonBytes<Activity>(record), id: activity }, sealed, digest }
    : { part: 'result', activity, sealed, digest }
}
