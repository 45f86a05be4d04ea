import type { TenantSummary } from '@fcc/runtime'
import { visible } from '../io/visible.ts'

/** A tenant in a row of a table. */
export function tenantRow(tenant: TenantSummary): readonly string[] {
  return [tenant.id, visible(tenant.name), [tenant.state, ...stopsOf(tenant)].join(', ')]
}

/** What keeps a tenant from working beside its configuration, in a few words for each. */
export function stopsOf({
  lockedSince,
  suspended,
}: Pick<TenantSummary, 'lockedSince' | 'suspended'>): readonly string[] {
  return [
    ...(lockedSince === undefined ? [] : [`locked since ${lockedSince}`]),
    ...(suspended ? [`suspended since ${suspended.since}`] : []),
  ]
}
