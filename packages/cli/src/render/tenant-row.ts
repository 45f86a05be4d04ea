import type { Diagnostic } from '@fcc/plugin-api'
import type { TenantSummary } from '@fcc/runtime'
import { paintState } from '../io/paint-state.ts'
import { type Said, table } from '../io/table.ts'
import type { Paint } from '../io/terminal.ts'
import { visible } from '../io/visible.ts'

/** A tenant in a row of a table. */
export function tenantRow(tenant: TenantSummary): readonly string[] {
  return [tenant.id, visible(tenant.name), [tenant.state, ...stopsOf(tenant)].join(', ')]
}

/** The same for a check of the host: a tenant that starts and does nothing is not said to be sound. */
export function stopProblems(tenant: TenantSummary): readonly Diagnostic[] {
  const { id, lockedSince, suspended } = tenant
  const codes = [
    ...(lockedSince === undefined ? [] : ['FCC_TENANT_LOCKED']),
    ...(suspended ? ['FCC_TENANT_SUSPENDED'] : []),
  ]
  return codes.map((code, at) => ({
    severity: 'warning',
    code,
    why: `Tenant ${id} is ${stopsOf(tenant)[at]}: nothing starts in it.`,
    fix: `fcc tenants status ${id} says why, and what ends it.`,
  }))
}

/** Tenants that are served, each with how it stands, below one another. */
export function tenantStates(
  tenants: readonly Pick<TenantSummary, 'id' | 'state'>[],
  paint: Paint,
): readonly Said[] {
  const rows = tenants.map(({ id, state }) => [id, state])
  return table(rows, { paintCell: (text, state) => paintState(text, state, paint) })
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
