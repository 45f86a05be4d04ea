import { isFinal, type RunLease, type RunRecord } from '@fcc/contracts'
import { runtimeErrors } from '../../diagnostics.ts'
import { createRunHandle, type RunHandle } from '../../run/run-handle.ts'
import { isHolderGone } from '../../run/run-holder.ts'
import { changedVersions } from '../../run/run-versions.ts'
import type { RunWorkers, Taking } from '../../run/run-workers.ts'
import type { TenantServices } from '../tenant-services.ts'
import { readPlan, readRun } from './read-run.ts'

/** Takes runs into this process: their leases, and the handles that callers get. */
export interface RunTaking {
  handle(id: string, created: boolean, submit: () => Promise<RunRecord>): RunHandle
  /** @throws FccError FCC_RUN_HELD where somebody holds it, this process too */
  takeLease(id: string): Promise<RunLease>
  /** Whether a live process other than this one holds it: what is wanted of the run is that one's to do. */
  isHeldElsewhere(id: string): Promise<boolean>
  /** Takes up a run of the store: read under the lease, for until then its last holder could commit. */
  takeUp(id: string, lease: RunLease, how: Pick<Taking, 'wait' | 'first'>): Promise<RunRecord>
  /**
   * A run that was there under the caller's key: waited for where it is under way here, taken up
   * where whoever carried it on is gone, and left alone where somebody else holds it.
   */
  again(run: RunRecord, wait: boolean): Promise<RunHandle>
}

/** The taking of one tenant's runs. */
export function createRunTaking(
  services: TenantServices,
  workers: RunWorkers,
  cancel: (id: string, say?: string) => Promise<RunRecord>,
): RunTaking {
  const { store } = services
  const tenant = services.tenant

  const handle: RunTaking['handle'] = (id, created, submit) =>
    createRunHandle({
      id,
      created,
      bus: services.bus,
      record: () => readRun(services, id),
      submit,
      cancel: async (say) => void (await cancel(id, say)),
    })

  /** Takes a lease that is free or has lapsed, or that a process of this machine left when it died. */
  async function acquire(id: string): Promise<RunLease | undefined> {
    const { holder, limits } = services
    const request = { run: id, holder, now: services.clock(), forMs: limits.leaseMs }
    const taken = await store.acquireLease(request)
    if (taken) return taken
    const left = await store.readLease(id)
    if (!left || !isHolderGone(left.holder)) return undefined
    return store.acquireLease({ ...request, now: Math.max(request.now, left.expiresAt) })
  }

  const takeUp: RunTaking['takeUp'] = async (id, lease, how) => {
    const run = await readRun(services, id)
    const plan = await readPlan(services, run)
    return workers.take(services, { run, plan, lease, fresh: false, ...how })
  }

  return {
    handle,
    takeUp,
    async isHeldElsewhere(id) {
      const held = await store.readLease(id)
      if (!held || held.holder === services.holder) return false
      return held.expiresAt > services.clock() && !isHolderGone(held.holder)
    },
    async takeLease(id) {
      // The store gives a lease to its own holder again: taken twice, a run would leave its first hands.
      if (workers.holds({ tenant, run: id })) throw runtimeErrors.runHeld(id, services.holder)
      const taken = await acquire(id)
      if (taken) return taken
      const held = await store.readLease(id)
      throw runtimeErrors.runHeld(id, held?.holder ?? 'unknown')
    },
    async again(run, wait) {
      const under = workers.taken({ tenant, run: run.id })
      if (under) return handle(run.id, false, () => under)
      const isOurs =
        !isFinal(run.state) && Object.keys(changedVersions(services.model, run)).length === 0
      const lease = isOurs ? await acquire(run.id) : undefined
      return handle(run.id, false, async () => {
        if (lease) return takeUp(run.id, lease, { wait })
        await services.integrator.flush()
        return readRun(services, run.id)
      })
    },
  }
}
