import type { RunLease } from '@fcc/contracts'
import type { TenantHandles } from '../tenant/tenant-handles.ts'
import { isHolderGone } from './lease-holder.ts'

/** A run's lease, or who has it. */
export type Claim =
  | {
      readonly kind: 'claimed'
      readonly lease: RunLease
      /** The lease that was there, where it was dated beyond any term. */
      readonly overdated?: RunLease | undefined
    }
  | { readonly kind: 'held'; readonly lease: RunLease | undefined }

type ClaimingHandles = Pick<TenantHandles, 'store' | 'holder' | 'limits' | 'clock'>

/**
 * Claims a run whose lease is free, has lapsed or is dated beyond any term, or that a process of this machine
 * left when it died. Should a holder live after all, nothing is lost: the raised epoch refuses its commits.
 */
export async function claimRun(handles: ClaimingHandles, run: string): Promise<Claim> {
  const { store, holder, limits } = handles
  const request = { run, holder, now: handles.clock(), forMs: limits.leaseMs }
  const taken = await store.acquireLease(request)
  if (taken) return { kind: 'claimed', lease: taken }
  const left = await store.readLease(run)
  if (!left || isHolding(handles, left)) return { kind: 'held', lease: left }
  const now = Math.max(request.now, left.expiresAt)
  const inherited = await store.acquireLease({ ...request, now })
  if (!inherited) return { kind: 'held', lease: await store.readLease(run) }
  // It was taken at the date of the other one: from here on it has its own.
  const expiresAt = request.now + limits.leaseMs
  if (!(await store.renewLease(inherited, expiresAt))) {
    return { kind: 'held', lease: await store.readLease(run) }
  }
  const overdated = isOverdated(handles, left) ? left : undefined
  return { kind: 'claimed', lease: { ...inherited, expiresAt }, overdated }
}

/** Whether a process holds a run that is not known to be gone, this one too. */
export async function isHeld(handles: ClaimingHandles, run: string): Promise<boolean> {
  const lease = await handles.store.readLease(run)
  return lease !== undefined && isHolding(handles, lease)
}

/**
 * Whether a lease is dated so far ahead that no process took it: the row was changed, or the clock of
 * this machine or of that one was wrong.
 */
export function isOverdated(
  { limits, clock }: Pick<ClaimingHandles, 'limits' | 'clock'>,
  lease: RunLease,
): boolean {
  return lease.expiresAt > clock() + Math.max(limits.longestLeaseMs, limits.leaseMs)
}

function isHolding(handles: ClaimingHandles, lease: RunLease): boolean {
  return (
    lease.expiresAt > handles.clock() && !isOverdated(handles, lease) && !isHolderGone(lease.holder)
  )
}
