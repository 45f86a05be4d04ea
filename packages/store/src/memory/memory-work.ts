import type { RunLease } from '@fcc/contracts'
import { type IdCheck, isCurrentLease, storeError } from '@fcc/contracts/store-checks'
import type { MemoryRun, MemoryState } from './memory-state.ts'

/** What each part of a tenant in memory works with. */
export interface MemoryWork {
  readonly tenant: string
  readonly state: MemoryState
  readonly checkId: IdCheck
  /** Does one thing at once, or rejects when the handle is closed. Checks come before changes. */
  work<T>(act: () => T): Promise<T>
}

/** The run under a lease that stands, or throws `FCC_STORE_LEASE_LOST`. */
export function leasedRun({ state }: MemoryWork, lease: RunLease): MemoryRun {
  const run = state.runs.get(lease.run)
  if (run === undefined || !isCurrentLease(run.lease, lease)) {
    throw storeError('FCC_STORE_LEASE_LOST', [lease.run, lease.epoch])
  }
  return run
}
