import { type EventType, isFinal, type Principal, type RunRecord } from '@fcc/contracts'
import type { AuditDraft } from '@fcc/simulation'
import { runtimeErrors } from '../../diagnostics.ts'
import {
  type RunChange,
  type RunWish,
  resolveContinuation,
  resolveVersionWait,
  resolveWish,
} from '../../run/run-changes.ts'
import { eventOf } from '../../run/run-events.ts'
import { changedVersions } from '../../run/run-versions.ts'
import { cancelWish, type RunWorkers } from '../../run/run-workers.ts'
import { startRun } from '../../run/start-run.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { TenantSession } from '../tenant-session.ts'
import { readRun } from './read-run.ts'
import { createRunTaking } from './take-runs.ts'

/** What a session does with runs. */
export type RunControl = Pick<TenantSession, 'start' | 'resume' | 'cancel' | 'pause' | 'quarantine'>

/** Starting runs, and saying what becomes of those under way. */
export function createRunControl(
  services: TenantServices,
  principal: Principal,
  workers: RunWorkers,
): RunControl {
  const { store } = services
  const tenant = services.tenant

  const taking = createRunTaking(services, workers, cancel)
  const { handle, takeLease, takeUp, again, isHeldElsewhere } = taking

  const tell = (run: RunRecord, type: EventType): void =>
    services.bus.publish(eventOf(services, run, type, { run }))

  /** Carries a wish out here, on a run that nobody holds, or leaves it for whoever holds the run. */
  async function wishOf(id: string, wish: RunWish): Promise<RunRecord> {
    const run = await readRun(services, id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    if (workers.wish({ tenant, run: id }, wish)) return run
    const now = services.clock()
    const { kind, say } = wish
    const isElsewhere = kind !== 'cancel' && (await isHeldElsewhere(id))
    // Whoever holds a run has begun it, and commits that with its first visit.
    const begun: RunRecord =
      isElsewhere && run.state === 'queued' ? { ...run, state: 'running' } : run
    if (!resolveWish(begun, wish, now)) throw runtimeErrors.notInState(id, kind, run.state)
    if (isElsewhere) {
      const at = new Date(now).toISOString()
      const isKept = await store.requestHold({ kind, run: id, by: principal, say, at })
      // Refused, the run has come to stand or to its end in the meantime.
      return isKept ? readRun(services, id) : wishOf(id, wish)
    }
    const lease = await takeLease(id)
    const first = (current: RunRecord) => resolveWish(current, wish, services.clock())
    return takeUp(id, lease, { wait: false, first })
  }

  async function cancel(id: string, say?: string): Promise<RunRecord> {
    const run = await readRun(services, id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    const wish = { ...cancelWish(principal.id), ...(say === undefined ? {} : { say }) }
    await store.requestCancel(
      { kind: 'cancel', run: id, by: principal, at: new Date(services.clock()).toISOString() },
      services.entries.write([cancelEntry(run, principal)], {
        time: services.clock(),
        prefix: `${id}:cancel`,
      }),
    )
    services.integrator.touch()
    const under = workers.taken({ tenant, run: id })
    if (under && workers.wish({ tenant, run: id }, wish)) {
      await under.catch(() => undefined)
      return readRun(services, id)
    }
    // A live holder sees the request at its next visit; where there is none, it is carried out here.
    return (await isHeldElsewhere(id)) ? run : wishOf(id, wish)
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
        return workers.take(services, { run, plan: planned.plan, lease, fresh: true, wait })
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

function cancelEntry({ id, envelope }: RunRecord, { id: by }: Principal): AuditDraft {
  return { type: 'fcc.run.cancelled', subject: id, data: { envelope, by } }
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
