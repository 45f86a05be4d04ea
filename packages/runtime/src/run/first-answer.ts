import { questionsOf, type RunRecord, type StoredApproval } from '@fcc/contracts'
import type { Plain, TenantRecords } from '../store/tenant-records.ts'

/** The first answer that is there to anything that a run, or a branch of it, asks people for. */
export async function firstAnswer(
  store: Pick<TenantRecords, 'readApproval'>,
  run: RunRecord,
): Promise<Plain<StoredApproval> | undefined> {
  for (const { activity } of questionsOf(run)) {
    const answer = activity === undefined ? undefined : await store.readApproval(run.id, activity)
    if (answer) return answer
  }
  return undefined
}
