import { abortsVisit, isFinal, type Principal, type RunRecord } from '@fcc/contracts'
import type { AuditDraft } from '@fcc/simulation'
import { ulid } from 'ulid'
import { runtimeErrors } from '../../diagnostics.ts'
import { followEvents } from '../../events/follow-events.ts'
import { followRun } from '../../run/follow-run.ts'
import type { Carried } from '../../run/run-advancer.ts'
import {
  type Commanded,
  hasStopped,
  resolveCommand,
  resolveVersionWait,
} from '../../run/run-changes.ts'
import { createRunHandle, type RunHandle } from '../../run/run-handle.ts'
import { jobOf } from '../../run/run-job.ts'
import type { RunProcess } from '../../run/run-process.ts'
import { changedVersions } from '../../run/run-versions.ts'
import { startRun } from '../../run/start-run.ts'
import { watchShown } from '../../run/watch-shown.ts'
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
      /** Whether outcomes are shown while they are written: to whoever starts a run, and nobody else. */
      readonly watch?: boolean
    },
  ): RunHandle =>
    createRunHandle({
      ...(how.watch ? { watched: watchShown(process.news, jobOf(run)) } : {}),
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

  /**
   * Writes a command and has it carried out here where nobody holds the run; whoever holds it finds it
   * with the next commit, or sooner where it aborts the visit.
   */
  async function command(run: RunRecord, commanded: Commanded): Promise<Carried> {
    const time = clock()
    const id = ulid(time)
    const entries =
      commanded.kind === 'cancel'
        ? services.entries.write([cancelEntry(run, principal)], { time, prefix: `${run.id}:${id}` })
        : []
    const at = new Date(time).toISOString()
    await store.writeCommand({ id, run: run.id, at, ...commanded }, entries)
    services.integrator.touch()
    return advancer.carryOut(jobOf(run), { aborts: abortsVisit(commanded) })
  }

  async function stand(id: string, kind: 'pause' | 'quarantine', say: string): Promise<RunRecord> {
    const run = await readRun(services, id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    const commanded = { kind, by: principal, say }
    // Whoever advances a run has begun it, and commits that with its first visit.
    if (!resolveCommand(begin(run), commanded, clock())) {
      throw runtimeErrors.notInState(id, kind, run.state)
    }
    const carried = await command(run, commanded)
    return carried.kind === 'done' ? carried.run : readRun(services, id)
  }

  async function cancel(id: string, say = `Cancelled by ${principal.id}.`): Promise<RunRecord> {
    const run = await readRun(services, id)
    if (isFinal(run.state)) throw runtimeErrors.runOver(id, run.state)
    const carried = await command(run, { kind: 'cancel', by: principal, say })
    if (carried.kind === 'done') return carried.run
    if (carried.kind === 'busy') await advancer.idle(jobOf(run))
    return readRun(services, id)
  }

  return {
    async start(scenario, input, options = {}) {
      const started = await startRun(services, { principal, scenario, input, options })
      const { run, planned, created, lease, stored, takeContents } = started
      const { wait = false } = options
      const watch = options.watch === true && isShownAs(principal, run)
      const following = handle(run, { created, wait, watch })
      if (isFinal(run.state)) return following
      if (created) {
        const { plan } = planned
        const giveBack = async () => lease && store.releaseLease(lease)
        await advancer.introduce(jobOf(run), { run, plan, lease, giveBack, stored, takeContents })
      }
      if (created || !hasStopped(run)) await executor.enqueue(jobOf(run, clock()))
      await stored
      return following
    },
    async follow(id, options = {}) {
      // Its own options alone: what else comes along, such as `watch`, is not for who follows.
      const { wait = false } = options
      return handle(await readRun(services, id), { wait, from: await lastEvent(id) })
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
      const resume: Commanded = {
        ...{ kind: 'resume', by: principal, say: `Resumed by ${principal.id}.` },
        ...(gone ? { versions } : {}),
      }
      const isCommand = resolveCommand(run, resume, clock()) !== undefined
      const carried = isCommand ? await command(run, resume) : await advancer.carryOut(job)
      const now = carried.kind === 'done' ? carried.run : run
      const isPending = isCommand && carried.kind !== 'done'
      const after = isPending ? { after: run.sequence } : {}
      const following = handle(now, { wait: options.wait ?? false, from, ...after })
      await executor.enqueue(job)
      return following
    },
    cancel,
    pause: (id, say) => stand(id, 'pause', say ?? `Paused by ${principal.id}.`),
    quarantine: (id, say) => stand(id, 'quarantine', say ?? `Quarantined by ${principal.id}.`),
  }
}

/**
 * Whether what rules let out for whoever a run was started by is let out for these: started again under its
 * key with other roles, the same person is somebody else to them.
 */
function isShownAs({ roles }: Principal, { envelope }: RunRecord): boolean {
  const then = new Set(envelope.principal.roles)
  return new Set([...roles, ...then]).size === then.size && then.size === new Set(roles).size
}

function begin(run: RunRecord): RunRecord {
  return run.state === 'queued' ? { ...run, state: 'running' } : run
}

function cancelEntry({ id, envelope }: RunRecord, { id: by }: Principal): AuditDraft {
  return { type: 'fcc.run.cancelled', subject: id, data: { envelope, by } }
}
