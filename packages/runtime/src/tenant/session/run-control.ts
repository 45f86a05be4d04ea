import { isFinal, type Principal, type RunRecord } from '@fcc/contracts'
import type { AuditDraft } from '@fcc/simulation'
import { runtimeErrors } from '../../diagnostics.ts'
import { followEvents } from '../../events/follow-events.ts'
import { followRun } from '../../run/follow-run.ts'
import {
  cancelCommand,
  type RunChange,
  type RunCommand,
  resolveCommand,
  resolveContinuation,
  resolveVersionWait,
} from '../../run/run-changes.ts'
import { createRunHandle, type RunHandle } from '../../run/run-handle.ts'
import { jobOf } from '../../run/run-job.ts'
import type { RunProcess } from '../../run/run-process.ts'
import { changedVersions } from '../../run/run-versions.ts'
import { startRun } from '../../run/start-run.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { TenantSession } from '../tenant-session.ts'
import { readRun } from './read-run.ts'

/** What a session does with runs. */
export type RunControl = Pick<
  TenantSession,
  'start' | 'follow' | 'resume' | 'cancel' | 'pause' | 'quarantine'
>

/** Starting runs, following them, and saying what becomes of those under way. */
export function createRunControl(
  services: TenantServices,
  principal: Principal,
  process: RunProcess,
): RunControl {
  const { store, executor, clock } = services
  const { advancer } = process

  function follow(
    run: RunRecord,
    { wait = false, after }: { readonly wait?: boolean; readonly after?: number },
  ): Promise<RunRecord> {
    const following = followRun(services, process, { run, wait, after })
    process.followers.add(following)
    const forget = (): void => void process.followers.delete(following)
    following.then(forget, forget)
    return following
  }

  const handle = (
    run: RunRecord,
    how: {
      readonly created?: boolean
      readonly wait?: boolean
      readonly after?: number
      /** The place in the store after which its events begin. */
      readonly from?: number
    },
  ): RunHandle =>
    createRunHandle({
      id: run.id,
      created: how.created ?? false,
      events: (isOver) => followEvents(services, process, run.id, { from: how.from, isOver }),
      record: () => readRun(services, run.id),
      follow: () => follow(run, how),
      cancel: async (say) => void (await cancel(run.id, say)),
    })

  /** Where the events of a run end now. */
  async function lastEvent(id: string): Promise<number> {
    return (await store.readEvents({ run: id })).at(-1)?.insertion ?? 0
  }

  /** Has a command carried out here, on a run that nobody holds, or leaves it for whoever holds the run. */
  async function command(id: string, commanded: RunCommand): Promise<RunRecord> {
    const run = await readRun(services, id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    // Whoever advances a run has begun it, and commits that with its first visit.
    const begun: RunRecord = run.state === 'queued' ? { ...run, state: 'running' } : run
    if (!resolveCommand(begun, commanded, clock())) {
      throw runtimeErrors.notInState(id, commanded.kind, run.state)
    }
    const carried = await advancer.carryOut(jobOf(run), { command: commanded })
    if (carried.kind === 'done') return carried.run
    if (carried.kind === 'busy' || commanded.kind === 'cancel') return readRun(services, id)
    const { kind, say } = commanded
    const at = new Date(clock()).toISOString()
    const isKept = await store.requestHold({ kind, run: id, by: principal, say, at })
    // Refused, the run has come to stand or to its end in the meantime.
    return isKept ? readRun(services, id) : command(id, commanded)
  }

  async function cancel(id: string, say?: string): Promise<RunRecord> {
    const run = await readRun(services, id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    await store.requestCancel(
      { kind: 'cancel', run: id, by: principal, at: new Date(clock()).toISOString() },
      services.entries.write([cancelEntry(run, principal)], {
        time: clock(),
        prefix: `${id}:cancel`,
      }),
    )
    services.integrator.touch()
    const commanded = { ...cancelCommand(principal.id), ...(say === undefined ? {} : { say }) }
    const job = jobOf(run)
    const carried = await advancer.carryOut(job, { command: commanded })
    if (carried.kind === 'done') return carried.run
    if (carried.kind === 'busy') await advancer.idle(job)
    return readRun(services, id)
  }

  return {
    async start(scenario, input, options = {}) {
      const started = await startRun(services, { principal, scenario, input, options })
      const { run, planned, created } = started
      const following = handle(run, { created, wait: options.wait ?? false })
      if (isFinal(run.state)) return following
      if (created) advancer.introduce(jobOf(run), { run, plan: planned.plan })
      if (created || !standsStill(run)) await executor.enqueue(jobOf(run, clock()))
      return following
    },
    async follow(id, options = {}) {
      return handle(await readRun(services, id), { ...options, from: await lastEvent(id) })
    },
    async resume(id, options = {}) {
      const run = await readRun(services, id)
      if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
      if (run.state === 'quarantined' && !options.fromQuarantine) {
        throw runtimeErrors.quarantined(id)
      }
      const versions = changedVersions(services.model, run)
      const [gone] = Object.entries(versions)
      const job = jobOf(run, clock())
      if (gone && !options.acceptVersion) {
        const first = (current: RunRecord) => resolveVersionWait(begin(current), versions, clock())
        await advancer.carryOut(job, { first })
        const [plugin, { pinned, here }] = gone
        throw runtimeErrors.versionGone(id, plugin, pinned, here)
      }
      const from = await lastEvent(id)
      const why = { by: principal.id, ...(gone ? { versions } : {}) }
      const first = (current: RunRecord) => continuationOf(current, why, clock())
      const carried = await advancer.carryOut(job, { first })
      const now = carried.kind === 'done' ? carried.run : run
      const following = handle(now, { wait: options.wait ?? false, from })
      await executor.enqueue(job)
      return following
    },
    cancel,
    pause: (id, say) =>
      command(id, { kind: 'pause', by: principal.id, say: say ?? `Paused by ${principal.id}.` }),
    quarantine: (id, say) =>
      command(id, {
        kind: 'quarantine',
        by: principal.id,
        say: say ?? `Quarantined by ${principal.id}.`,
      }),
  }
}

function begin(run: RunRecord): RunRecord {
  return run.state === 'queued' ? { ...run, state: 'running' } : run
}

function standsStill({ state }: RunRecord): boolean {
  return state === 'waiting' || state === 'paused' || state === 'quarantined'
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
  if ((standsStill(run) && !waitsForPerson) || why.versions) {
    return resolveContinuation(run, why, now)
  }
  return undefined
}
