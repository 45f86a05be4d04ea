import type { StoredActivity, StoredApproval, TenantStore } from '@fcc/contracts'
import {
  assertAwaited,
  assertEntries,
  assertSameRun,
  storeError,
} from '@fcc/contracts/store-checks'
import { copyBytes, keepBytes } from './copy-bytes.ts'
import { freezeDeep } from './freeze-deep.ts'
import { assertNewEntries, insertEntries } from './memory-audit.ts'
import { leasedRun, type MemoryWork } from './memory-work.ts'

type Journal = Pick<
  TenantStore,
  'writeIntent' | 'writeResult' | 'readActivities' | 'writeApproval' | 'readApproval'
>

/** The activities and approvals of a tenant in memory. */
export function createMemoryJournal(memory: MemoryWork): Journal {
  const { state, checkId, work } = memory
  return {
    writeIntent: (lease, activity, request) =>
      work(() => {
        checkId('activity', activity.id)
        checkId('visit', activity.visit)
        assertSameRun(`The activity ${activity.id}`, activity.run, checkId('run', lease.run))
        const { activities } = leasedRun(memory, lease)
        if (activities.has(activity.id)) return
        activities.set(activity.id, { activity, request: keepBytes(request) })
      }),
    writeResult: (lease, activityId, result) =>
      work(() => {
        checkId('activity', activityId)
        checkId('run', lease.run)
        const { activities } = leasedRun(memory, lease)
        const stored = activities.get(activityId)
        if (stored === undefined) {
          throw storeError('FCC_STORE_UNKNOWN_ACTIVITY', [activityId, lease.run])
        }
        if (stored.result !== undefined) {
          throw storeError('FCC_STORE_ALREADY_ANSWERED', [activityId, lease.run])
        }
        activities.set(activityId, { ...stored, result: keepBytes(result) })
      }),
    readActivities: (run, visit) =>
      work(() => {
        if (visit !== undefined) checkId('visit', visit)
        const all = [...(state.runs.get(checkId('run', run))?.activities.values() ?? [])]
        return all
          .filter(({ activity }) => visit === undefined || activity.visit === visit)
          .map(copyActivity)
      }),
    writeApproval: (approval, entries) =>
      work(() => {
        checkId('run', approval.run)
        checkId('activity', approval.activity)
        assertEntries(checkId, entries, approval.run)
        const run = state.runs.get(approval.run)
        if (run?.approvals.has(approval.activity)) {
          throw storeError('FCC_STORE_ALREADY_ANSWERED', [approval.activity, approval.run])
        }
        assertAwaited(run?.record, approval)
        assertNewEntries(state, entries)
        run?.approvals.set(approval.activity, copyApproval(approval))
        insertEntries(state, entries)
      }),
    readApproval: (run, activity) =>
      work(() => {
        checkId('activity', activity)
        const approval = state.runs.get(checkId('run', run))?.approvals.get(activity)
        return approval && copyApproval(approval)
      }),
  }
}

function copyActivity({ activity, request, result }: StoredActivity): StoredActivity {
  const asked = { activity: freezeDeep(activity), request: copyBytes(request) }
  return result === undefined ? asked : { ...asked, result: copyBytes(result) }
}

function copyApproval(approval: StoredApproval): StoredApproval {
  const { note, ...rest } = approval
  freezeDeep(rest.by)
  return note === undefined ? rest : { ...rest, note: copyBytes(note) }
}
