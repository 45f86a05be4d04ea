import {
  type EventType,
  isFinal,
  type Principal,
  type RunLease,
  type RunRecord,
} from '@fcc/contracts'
import { runtimeErrors } from '../../diagnostics.ts'
import {
  type RunChange,
  type RunWish,
  resolveContinuation,
  resolveVersionWait,
  resolveWish,
} from '../../run/run-changes.ts'
import { eventOf } from '../../run/run-events.ts'
import { createRunHandle, type RunHandle } from '../../run/run-handle.ts'
import { changedVersions } from '../../run/run-versions.ts'
import { cancelWish, type RunWorkers, type Taking } from '../../run/run-workers.ts'
import { startRun } from '../../run/start-run.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { TenantSession } from '../tenant-session.ts'
import { readPlan, readRun } from './read-run.ts'

type RunControl = Pick<TenantSession, 'start' | 'resume' | 'cancel' | 'pause' | 'quarantine'>

/** Starting runs, and saying what becomes of those under way. */
export function createRunControl(
  services: TenantServices,
  principal: Principal,
  workers: RunWorkers,
): RunControl {
  const { store } = services
  const tenant = services.model.config.id

  const handle = (id: string, created: boolean, submit: () => Promise<RunRecord>): RunHandle =>
    createRunHandle({
      id,
      created,
      bus: services.bus,
      record: () => readRun(services, id),
      submit,
      cancel: async (say) => void (await cancel(id, say)),
    })

  const carryOn = (taking: Taking): Promise<RunRecord> => workers.take(services, taking)

  /** Takes up a run of the store: read under the lease, for until then its last holder could commit. */
  const takeUp = async (
    id: string,
    lease: RunLease,
    how: Pick<Taking, 'wait' | 'first'>,
  ): Promise<RunRecord> => {
    const run = await readRun(services, id)
    const plan = await readPlan(services, run)
    return carryOn({ run, plan, lease, fresh: false, ...how })
  }

  const tell = (run: RunRecord, type: EventType): void =>
    services.bus.publish(eventOf(services, run, type, { run }))

  /**
   * A run that was there under the caller's key: waited for where it is under way here, taken up
   * where whoever carried it on is gone, and left alone where somebody else holds it.
   */
  async function again(run: RunRecord, wait: boolean): Promise<RunHandle> {
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
  }

  const acquire = (id: string): Promise<RunLease | undefined> =>
    store.acquireLease({
      run: id,
      holder: services.holder,
      now: services.clock(),
      forMs: services.limits.leaseMs,
    })

  async function takeLease(id: string): Promise<RunLease> {
    // The store gives a lease to its own holder again: taken twice, a run would leave its first hands.
    if (workers.holds({ tenant, run: id })) throw runtimeErrors.runHeld(id, services.holder)
    const taken = await acquire(id)
    if (taken) return taken
    const held = await store.readLease(id)
    throw runtimeErrors.runHeld(id, held?.holder ?? 'unknown')
  }

  /** Carries a wish out here, on a run that nobody holds. */
  async function wishOf(id: string, wish: RunWish): Promise<RunRecord> {
    const run = await readRun(services, id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    if (workers.wish({ tenant, run: id }, wish)) return run
    const now = services.clock()
    if (!resolveWish(run, wish, now)) throw runtimeErrors.notInState(id, wish.kind, run.state)
    const lease = await takeLease(id)
    const first = (current: RunRecord) => resolveWish(current, wish, services.clock())
    return takeUp(id, lease, { wait: false, first })
  }

  async function cancel(id: string, say?: string): Promise<RunRecord> {
    const run = await readRun(services, id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    const wish = { ...cancelWish(principal.id), ...(say === undefined ? {} : { say }) }
    await store.requestCancel(
      { run: id, by: principal, at: new Date(services.clock()).toISOString() },
      services.entries.write(
        [
          {
            type: 'fcc.run.cancelled',
            subject: id,
            data: { envelope: run.envelope, by: principal.id },
          },
        ],
        { time: services.clock(), prefix: `${id}:cancel` },
      ),
    )
    services.integrator.touch()
    const under = workers.taken({ tenant, run: id })
    if (under && workers.wish({ tenant, run: id }, wish)) {
      await under.catch(() => undefined)
      return readRun(services, id)
    }
    const held = await store.readLease(id)
    // A live holder sees the request at its next visit; where there is none, it is carried out here.
    if (held && held.holder !== services.holder && held.expiresAt > services.clock()) return run
    return wishOf(id, wish)
  }

  return {
    async start(scenario, input, options = {}) {
      const started = await startRun(services, { principal, scenario, input, options })
      const { run, planned, created } = started
      const wait = options.wait ?? false
      if (!created) return again(run, wait)
      if (isFinal(run.state)) {
        return handle(run.id, true, async () => {
          tell(run, 'run.started')
          tell(run, 'run.ended')
          await services.integrator.flush()
          return run
        })
      }
      const lease = await takeLease(run.id)
      return handle(run.id, true, () => {
        tell(run, 'run.started')
        return carryOn({ run, plan: planned.plan, lease, fresh: true, wait })
      })
    },
    async resume(id, options = {}) {
      const run = await readRun(services, id)
      if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
      if (run.state === 'quarantined' && !options.fromQuarantine) {
        throw runtimeErrors.quarantined(id)
      }
      const versions = changedVersions(services.model, run)
      const [gone] = Object.entries(versions)
      const lease = await takeLease(id)
      if (gone && !options.acceptVersion) {
        const first = (current: RunRecord) =>
          resolveVersionWait(current, versions, services.clock())
        await takeUp(id, lease, { wait: false, first })
        const [plugin, { pinned, here }] = gone
        throw runtimeErrors.versionGone(id, plugin, pinned, here)
      }
      const first = (current: RunRecord) =>
        continuationOf(
          current,
          { by: principal.id, ...(gone ? { versions } : {}) },
          services.clock(),
        )
      return handle(id, false, () => takeUp(id, lease, { wait: options.wait ?? false, first }))
    },
    cancel,
    pause: (id, say) =>
      wishOf(id, { kind: 'pause', by: principal.id, say: say ?? `Paused by ${principal.id}.` }),
    quarantine: (id, say) =>
      wishOf(id, {
        kind: 'quarantine',
        by: principal.id,
        say: say ?? `Quarantined by ${principal.id}.`,
      }),
  }
}

/** What an explicit resume does first: a run that waits for a person goes on by the answer alone. */
function continuationOf(
  run: RunRecord,
  why: Parameters<typeof resolveContinuation>[1],
  now: number,
): RunChange | undefined {
  const waitsForPerson = run.state === 'waiting' && run.waiting?.for === 'human'
  const stands = run.state === 'paused' || run.state === 'quarantined' || run.state === 'waiting'
  if ((stands && !waitsForPerson) || why.versions) return resolveContinuation(run, why, now)
  return undefined
}
