import type { RestoredTenant } from '@fcc/runtime'
import { counted } from './counted.ts'

/** What became of a restored tenant's grants, its lock and its suspension, in lines. */
export function boundaryLines({
  tenant,
  boundary,
}: Pick<RestoredTenant, 'tenant' | 'boundary'>): readonly string[] {
  if (!boundary) return []
  const { grantsEnded, isLocked, isSuspended } = boundary
  return [
    ...(grantsEnded > 0
      ? [
          `  ${counted(grantsEnded, 'grant')} of ${tenant} ended: whom they named is somebody of the host they were made on. fcc grants list shows them.`,
        ]
      : []),
    ...(isLocked ? [`  ${tenant} is locked, as it was.`] : []),
    ...(isSuspended ? [`  ${tenant} is suspended, as it was: fcc tenants status ${tenant}.`] : []),
  ]
}
