import type { RunLease } from '@fcc/contracts'
import type { TenantHandles } from '../tenant/tenant-handles.ts'
import { isHolderGone } from './lease-holder.ts'

/** A run's lease, or who has it. */
export type Claim =
  | { readonly kind: 'claimed'; readonly lease: RunLease }
  | { readonly kind: 'held'; readonly lease: RunLease | undefined }

type ClaimingHandles = Pick<TenantHandles, 'store' | 'holder' | 'limits' | 'clock'>

/** Claims a run whose lease is free or has lapsed, or that a process of this machine left when it died. */
export async function claimRun(handles: ClaimingHandles, run: string): Promise<Claim> {
  const { store, holder, limits } = handles
  const request = { run, holder, now: handles.clock(), forMs: limits.leaseMs }
  const taken = await store.acquireLease(request)
  if (taken) return { kind: 'claimed', lease: taken }
  const left = await store.readLease(run)
  if (!left || !isHolderGone(left.holder)) return { kind: 'held', lease: left }
  const now = Math.max(request.now, left.expiresAt)
  const inherited = await store.acquireLease({ ...request, now })
  if (inherited) return { kind: 'claimed', lease: inherited }
  return { kind: 'held', lease: await store.readLease(run) }
}

/** Whether a process holds a run that is not known to be gone, this one too. */
export async function isHeld({ store, clock }: ClaimingHandles, run: string): Promise<boolean> {
  const lease = await store.readLease(run)
  return lease !== undefined && lease.expiresAt > clock() && !isHolderGone(lease.holder)
}
