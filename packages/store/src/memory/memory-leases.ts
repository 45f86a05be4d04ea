import type { TenantStore } from '@fcc/contracts'
import { assertCount, isCurrentLease, resolveLease, storeError } from '@fcc/contracts/store-checks'
import type { MemoryWork } from './memory-work.ts'

type Leases = Pick<TenantStore, 'acquireLease' | 'renewLease' | 'releaseLease' | 'readLease'>

/** The leases of a tenant in memory. */
export function createMemoryLeases({ state, checkId, work }: MemoryWork): Leases {
  return {
    acquireLease: (request) =>
      work(() => {
        checkId('run', request.run)
        checkId('holder', request.holder)
        assertCount('now', request.now)
        assertCount('forMs', request.forMs)
        const run = state.runs.get(request.run)
        if (run === undefined) throw storeError('FCC_STORE_UNKNOWN_RUN', [request.run])
        const lease = resolveLease(run.lease, request)
        if (lease !== undefined) run.lease = lease
        return lease
      }),
    renewLease: (lease, expiresAt) =>
      work(() => {
        checkId('run', lease.run)
        assertCount('expiresAt', expiresAt)
        const run = state.runs.get(lease.run)
        if (run === undefined || !isCurrentLease(run.lease, lease)) return false
        run.lease = { holder: lease.holder, epoch: lease.epoch, expiresAt }
        return true
      }),
    releaseLease: (lease) =>
      work(() => {
        checkId('run', lease.run)
        const run = state.runs.get(lease.run)
        if (run !== undefined && isCurrentLease(run.lease, lease)) {
          run.lease = { epoch: lease.epoch, expiresAt: 0 }
        }
      }),
    readLease: (id) =>
      work(() => {
        const lease = state.runs.get(checkId('run', id))?.lease
        if (lease?.holder === undefined) return undefined
        return { run: id, holder: lease.holder, epoch: lease.epoch, expiresAt: lease.expiresAt }
      }),
  }
}
