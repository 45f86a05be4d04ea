import { questionsOf, type RunRecord, type StoredApproval, type TenantStore } from '@fcc/contracts'

/** The first answer that is there to anything that a run, or a branch of it, asks people for. */
export async function firstAnswer(
  store: Pick<TenantStore, 'readApproval'>,
  run: RunRecord,
): Promise<StoredApproval | undefined> {
  for (const { activity } of questionsOf(run)) {
    const answer = activity === undefined ? undefined : await store.readApproval(run.id, activity)
    if (answer) return answer
  }
  return undefined
}
