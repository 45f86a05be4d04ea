import type { RunLease } from '../stores/run-lease.ts'

/** The lease of a run as it is kept: the epoch outlives its holder. */
export interface LeaseState {
  /** Absent once released. */
  readonly holder?: string | undefined
  readonly epoch: number
  readonly expiresAt: number
}

/** What somebody asks for. */
export interface LeaseRequest {
  readonly run: string
  readonly holder: string
  readonly now: number
  readonly forMs: number
}

/** Pure: the lease that a request gets, with a raised epoch, or nothing while another one's holds. */
export function resolveLease(
  current: LeaseState | undefined,
  request: LeaseRequest,
): RunLease | undefined {
  const { run, holder, now, forMs } = request
  const heldByAnother =
    current?.holder !== undefined && current.holder !== holder && current.expiresAt > now
  if (heldByAnother) return undefined
  return { run, holder, epoch: (current?.epoch ?? 0) + 1, expiresAt: now + forMs }
}

/** Whether a lease is the current one. */
export function isCurrentLease(current: LeaseState | undefined, lease: RunLease): boolean {
  return current?.holder === lease.holder && current.epoch === lease.epoch
}

/** The lease that a run is created under: the first one that it ever has. */
export function firstLease(
  run: string,
  { holder, expiresAt }: { readonly holder: string; readonly expiresAt: number },
): RunLease {
  return { run, holder, epoch: 1, expiresAt }
}
