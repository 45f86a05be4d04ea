import type { RunHead } from '../stores/stored-run.ts'
import type { StoredApproval } from '../stores/tenant-store.ts'
import { storeError } from './store-error.ts'

/**
 * Throws unless the run waits for exactly this answer. A void one is refused and not kept: kept, it
 * would take the place of the one answer that the activity can have.
 */
export function assertAwaited(
  head: Pick<RunHead, 'awaits'> | undefined,
  approval: StoredApproval,
): void {
  if (head === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [approval.run])
  const awaited = head.awaits.some(
    ({ activity, binding }) =>
      activity === approval.activity && (binding === undefined || binding === approval.binding),
  )
  if (!awaited) throw storeError('FCC_STORE_APPROVAL_VOID', [approval.activity, approval.run])
}
