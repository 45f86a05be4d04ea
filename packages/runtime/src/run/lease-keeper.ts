import type { RunLease } from '@fcc/contracts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { abortsVisit } from './run-changes.ts'

/** The lease of a run, kept while the run is in this process's hands. */
export interface LeaseKeeper {
  /** As it was last renewed. */
  readonly lease: RunLease
  /** Renews no longer and lets the run go. */
  close(): Promise<void>
}

/**
 * Renews a lease three times before it would lapse, and looks for wishes of other processes that must
 * reach a long visit too. A store that ends with the process has nobody to keep a run from.
 *
 * @param onLost told when the lease is somebody else's, cannot be renewed, or the run is to be cancelled or put in quarantine
 */
export function keepLease(
  { store, durable, limits, clock }: Pick<TenantServices, 'store' | 'durable' | 'limits' | 'clock'>,
  taken: RunLease,
  onLost: () => void,
): LeaseKeeper {
  let lease = taken
  async function renew(expiresAt: number): Promise<void> {
    const kept = await store.renewLease(lease, expiresAt)
    if (kept) lease = { ...lease, expiresAt }
    const request = kept ? await store.readRequest(lease.run) : undefined
    if (!kept || (request && abortsVisit(request))) onLost()
  }
  const renewal = durable
    ? setInterval(() => {
        renew(clock() + limits.leaseMs).catch(onLost)
      }, limits.leaseMs / 3)
    : undefined
  renewal?.unref()
  return {
    get lease() {
      return lease
    },
    async close() {
      clearInterval(renewal)
      if (durable) await store.releaseLease(lease)
    },
  }
}
