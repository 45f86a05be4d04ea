import type { Principal } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { asDiagnostic } from '../../diagnostics.ts'
import type { KnownTenant, TenantHold } from '../known-tenant.ts'
import { renewBoundary } from '../remembered-rows.ts'
import { appendEntry } from '../session/append-entry.ts'
import type { TenantHandles } from '../tenant-handles.ts'
import type { TenantHost } from '../tenant-host.ts'
import { boundaryErrors } from './diagnostics.ts'
import { type QueryNote, writeQuery } from './write-query.ts'

/**
 * Locks the tenant of whoever named another one without a grant: that one and no other. The lock is stored before
 * anything is written down of it, so that a log that takes nothing keeps nobody unlocked.
 *
 * @returns what to tell the caller
 */
export async function lockTenant(
  handles: TenantHandles,
  by: Principal,
  { query, owner }: { readonly query: QueryNote; readonly owner: KnownTenant | undefined },
): Promise<FccError> {
  const { tenant, boundaries, onDiagnostic } = handles
  const { of: named } = query
  let isFirst = false
  const { lock } = await boundaries.change(tenant, (stored, since) => {
    isFirst = stored.lock === undefined
    return isFirst ? { lock: { since, by: by.id, named } } : undefined
  })
  const error = boundaryErrors.tenantLocked(tenant, lock ?? { since: 0, by: by.id, named })
  onDiagnostic({ ...asDiagnostic(error), severity: 'warning' })
  await writeQuery(handles, by, query)
  if (isFirst) {
    await appendEntry(handles, 'lock', {
      type: 'fcc.tenant.locked',
      subject: `urn:fcc:tenant:${tenant}`,
      data: { by: actingPrincipal(by), named },
    })
  }
  await handles.remember()
  await noteAttempt(owner, by, query, onDiagnostic)
  return error
}

/** Writes the attempt into the log of the tenant that was named, where there is one. */
async function noteAttempt(
  owner: KnownTenant | undefined,
  by: Principal,
  query: QueryNote,
  onDiagnostic: TenantHandles['onDiagnostic'],
): Promise<void> {
  if (!owner) return
  let held: TenantHold | undefined
  try {
    held = await owner.hold()
    await writeQuery(held.handles, by, query)
  } catch (error) {
    onDiagnostic(boundaryErrors.lockNotNoted(owner.tenant, error))
  } finally {
    held?.release()
  }
}

/**
 * Lets a locked tenant work again. Where the row that says so cannot be believed, an empty one takes its place.
 *
 * @returns `false` where it was not locked
 */
export async function unlockTenant(
  known: KnownTenant,
  by: Principal,
  host: TenantHost,
): Promise<boolean> {
  let isLost = false
  const renew = async (error: unknown): Promise<void> => {
    if (!isBoundaryLost(error)) throw error
    isLost = true
    await renewBoundary(known.tenant, host)
  }
  const { handles, release } = await known.hold().catch(async (error: unknown) => {
    await renew(error)
    return known.hold()
  })
  try {
    const { tenant, boundaries } = handles
    let since: number | undefined
    const open = boundaries.change(tenant, ({ lock }) => {
      since = lock?.since
      return lock ? { lock: undefined } : undefined
    })
    await open.catch(renew)
    if (since === undefined && !isLost) return false
    await appendEntry(handles, 'lock', {
      type: 'fcc.tenant.unlocked',
      subject: `urn:fcc:tenant:${tenant}`,
      data: {
        by: actingPrincipal(by),
        ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
        ...(isLost ? { lost: true } : {}),
      },
    })
    await handles.remember()
    return true
  } finally {
    release()
  }
}

/** Whether something was refused because the row of a boundary cannot be believed. */
export function isBoundaryLost(error: unknown): boolean {
  if (!FccError.is(error)) return false
  const causes = Array.isArray(error.cause) ? (error.cause as readonly { code?: string }[]) : []
  return [error, ...causes].some(
    ({ code }) => code === 'FCC_TENANT_BOUNDARY_OLDER' || code === 'FCC_CREDENTIAL_TAMPERED',
  )
}
