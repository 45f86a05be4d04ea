import type { Activity, StoredActivity, TenantStore } from '@fcc/contracts'
import { assertSameRun, storeError } from '@fcc/contracts/store-checks'
import { fromJsonBytes, toJsonBytes } from '../json-bytes.ts'
import { prepareLeaseGuard } from './sqlite-leases.ts'
import type { TenantWork } from './tenant-work.ts'

type Journal = Pick<TenantStore, 'writeIntent' | 'writeResult' | 'readActivities'>

interface ActivityRow {
  readonly record: Uint8Array
  readonly request: Uint8Array
  readonly result: Uint8Array | null
}

/** The journal of activities in a tenant's file. */
export function createSqliteJournal({ connection, checkId }: TenantWork): Journal {
  const { prepare, change, read } = connection
  const assertLease = prepareLeaseGuard(connection)
  const insert = prepare(
    `INSERT INTO activity (run, id, visit, record, request) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (run, id) DO NOTHING`,
  )
  const exists = prepare('SELECT 1 FROM activity WHERE run = ? AND id = ?')
  const answer = prepare(
    'UPDATE activity SET result = ? WHERE run = ? AND id = ? AND result IS NULL',
  )
  const selectOfRun = prepare(
    'SELECT record, request, result FROM activity WHERE run = ? ORDER BY ordinal',
  )
  const selectOfVisit = prepare(
    'SELECT record, request, result FROM activity WHERE run = ? AND visit = ? ORDER BY ordinal',
  )

  return {
    writeIntent: async (lease, activity, request) => {
      const run = checkId('run', lease.run)
      checkId('activity', activity.id)
      checkId('visit', activity.visit)
      assertSameRun(`The activity ${activity.id}`, activity.run, run)
      return change(() => {
        assertLease(lease)
        insert.run(run, activity.id, activity.visit, toJsonBytes(activity), request)
      })
    },
    writeResult: async (lease, activityId, result) => {
      const run = checkId('run', lease.run)
      checkId('activity', activityId)
      return change(() => {
        assertLease(lease)
        if (answer.run(result, run, activityId).changes === 1) return
        const known = exists.get(run, activityId) !== undefined
        throw known
          ? storeError('FCC_STORE_ALREADY_ANSWERED', [activityId, run])
          : storeError('FCC_STORE_UNKNOWN_ACTIVITY', [activityId, run])
      })
    },
    readActivities: (run, visit) =>
      read(() => {
        checkId('run', run)
        const rows = (
          visit === undefined
            ? selectOfRun.all(run)
            : selectOfVisit.all(run, checkId('visit', visit))
        ) as ActivityRow[]
        return rows.map(toActivity)
      }),
  }
}

function toActivity({ record, request, result }: ActivityRow): StoredActivity {
  const asked = { activity: fromJsonBytes<Activity>(record), request }
  return result === null ? asked : { ...asked, result }
}
