import type { TenantStore } from '@fcc/contracts'
import { storeErrors } from './diagnostics.ts'
import type { HeldRuns, RunInMemory } from './held-runs.ts'
import type { RowGuard } from './row-guard.ts'
import type { RecordedActivity, TenantRecords } from './tenant-records.ts'

type Journal = Pick<
  TenantRecords,
  'writeIntent' | 'writeResult' | 'readActivities' | 'writeApproval' | 'readApproval'
>

/** The audit entry of an answer, by which one that was taken away is noticed. */
export const answerPrefix = (activity: string): string => `${activity}:answer`

/** The journal and the answers of people, with digests. */
export function createJournalRecords(store: TenantStore, guard: RowGuard, held: HeldRuns): Journal {
  async function runOf(id: string): Promise<RunInMemory> {
    const found = held.find(id) ?? (await held.read(id))
    if (found === undefined) throw storeErrors.unknownRun(store.tenant, id)
    if (found.journal === undefined) await held.readJournal(found)
    return found
  }

  return {
    async writeIntent(lease, activity, request) {
      const found = await runOf(lease.run)
      const plain = { part: 'intent', activity, sealed: request, run: lease.run } as const
      const { run: _, ...step } = guard.step.sign(plain)
      await found.noted.write()
      await store.writeIntent(lease, step)
      held.follow(found, step.digest)
    },
    async writeResult(lease, activity, result) {
      const found = await runOf(lease.run)
      const plain = { part: 'result', activity, sealed: result, run: lease.run } as const
      const { run: _, ...step } = guard.step.sign(plain)
      return found.noted.note(lease, step)
    },
    async readActivities(run) {
      const found = held.find(run) ?? (await held.read(run))
      if (found === undefined) return []
      await found.noted.write()
      const activities = new Map<string, RecordedActivity>()
      for (const step of await held.readJournal(found)) {
        if (step.part === 'intent') {
          activities.set(step.activity.id, { activity: step.activity, request: step.sealed })
          continue
        }
        const asked = activities.get(step.activity)
        if (asked === undefined) {
          const what = `The result of ${step.activity} in run ${run}`
          throw storeErrors.tampered(store.tenant, what, 'it has no intent before it')
        }
        activities.set(step.activity, { ...asked, result: step.sealed })
      }
      return [...activities.values()]
    },
    writeApproval: (approval, entries) =>
      store.writeApproval(guard.approval.sign(approval), entries.map(guard.entry.sign)),
    async readApproval(run, activity) {
      const found = await store.readApproval(run, activity)
      // By where it lies, and not by what it says of itself: an answer of another run is none here.
      if (found !== undefined) return guard.approval.check({ ...found, run, activity })
      if ((await store.readEntry(`${answerPrefix(activity)}.0`)) === undefined) return undefined
      const what = `The answer to ${activity} of run ${run}`
      throw storeErrors.tampered(store.tenant, what, 'the audit log has it, and it is gone')
    },
  }
}
