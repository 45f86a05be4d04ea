import { idProblem, type Principal } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import type { KnownTenant } from '../known-tenant.ts'
import { appendEntry } from '../session/append-entry.ts'
import type { TenantSuspension } from './boundary.ts'
import { boundaryErrors } from './diagnostics.ts'

/**
 * Suspends a tenant: nothing new of it starts, and what is under way waits before its next visit. Where its log
 * does not take it, it is not suspended.
 *
 * @returns `false` where it was suspended already; the first reason stays then
 */
export async function suspendTenant(
  known: KnownTenant,
  by: Principal,
  reason: string,
): Promise<boolean> {
  const problem = idProblem(reason, { spaces: true })
  if (problem !== undefined) throw boundaryErrors.reasonInvalid(problem)
  const { handles, release } = await known.hold()
  try {
    const { tenant, boundaries } = handles
    let isFirst = false
    await boundaries.change(tenant, ({ suspension }, since) => {
      isFirst = suspension === undefined
      return isFirst ? { suspension: { since, by: by.id, reason } } : undefined
    })
    if (!isFirst) return false
    try {
      await appendEntry(handles, 'suspension', {
        type: 'fcc.tenant.suspended',
        subject: `urn:fcc:tenant:${tenant}`,
        data: { by: actingPrincipal(by), reason },
      })
    } catch (error) {
      await boundaries.change(tenant, () => ({ suspension: undefined }))
      throw error
    }
    await handles.remember()
    return true
  } finally {
    release()
  }
}

/**
 * Lets a suspended tenant work again; in its log before it does.
 *
 * @returns `false` where it was not suspended
 */
export async function resumeTenant(known: KnownTenant, by: Principal): Promise<boolean> {
  const { handles, release } = await known.hold()
  try {
    const { tenant, boundaries } = handles
    const { suspension } = await boundaries.read(tenant)
    if (!suspension) return false
    await appendEntry(handles, 'suspension', {
      type: 'fcc.tenant.resumed',
      subject: `urn:fcc:tenant:${tenant}`,
      data: { by: actingPrincipal(by), since: new Date(suspension.since).toISOString() },
    })
    await boundaries.change(tenant, (stored) =>
      isSame(stored.suspension, suspension) ? { suspension: undefined } : undefined,
    )
    await handles.remember()
    return true
  } finally {
    release()
  }
}

/** Whether it is the one that was looked at: somebody else may have resumed and suspended it meanwhile. */
function isSame(one: TenantSuspension | undefined, other: TenantSuspension): boolean {
  return one?.since === other.since && one.by === other.by
}
