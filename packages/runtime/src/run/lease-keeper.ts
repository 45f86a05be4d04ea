import { abortsVisit, type RunLease } from '@fcc/contracts'
import type { TenantServices } from '../tenant/tenant-services.ts'

/** The lease of a run, kept while the run is in this process's hands. */
export interface LeaseKeeper {
  /** As it was last renewed. */
  readonly lease: RunLease
  /** Renews no longer and lets the run go, unless a commit that ended it has done so. */
  close(isOver?: boolean): Promise<void>
}

/** Who hears what happens to a lease. */
export interface LeaseWatch {
  /** The lease is somebody else's, or cannot be renewed. */
  onLost(): void
  /** Another process wrote a command that does not wait for the visit under way. */
  onCommand(): void
  /** Nothing was renewed for longer than the lease lasts: the event loop stood still so long, in milliseconds. */
  onBlocked(forMs: number): void
}

/**
 * Renews a lease three times before it would lapse, and looks for commands of other processes that must
 * reach a long visit too. A store that ends with the process has nobody to keep a run from.
 */
export function keepLease(
  { store, durable, limits, clock }: Pick<TenantServices, 'store' | 'durable' | 'limits' | 'clock'>,
  taken: RunLease,
  watch: LeaseWatch,
): LeaseKeeper {
  let lease = taken
  let renewedAt = performance.now()
  async function renew(): Promise<void> {
    const late = performance.now() - renewedAt
    renewedAt = performance.now()
    if (late > limits.leaseMs) watch.onBlocked(late)
    const expiresAt = clock() + limits.leaseMs
    if (!(await store.renewLease(lease, expiresAt))) return watch.onLost()
    lease = { ...lease, expiresAt }
    if ((await store.readCommands(lease.run)).some(abortsVisit)) watch.onCommand()
  }
  const renewal = durable
    ? setInterval(() => {
        renew().catch(watch.onLost)
      }, limits.leaseMs / 3)
    : undefined
  renewal?.unref()
  return {
    get lease() {
      return lease
    },
    async close(isOver = false) {
      clearInterval(renewal)
      if (!isOver) await store.releaseLease(lease)
    },
  }
}
