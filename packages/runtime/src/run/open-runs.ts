import { isFinal, type RunJob, type RunLease, type RunRecord, type ShownText } from '@fcc/contracts'
import type { FccError } from '@fcc/plugin-api'
import type { RunPlan } from '@fcc/simulation'
import { runtimeErrors } from '../diagnostics.ts'
import type { TenantUse } from '../tenant/known-tenant.ts'
import { readPlan } from '../tenant/session/read-run.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { type Claim, claimRun } from './claim-run.ts'
import type { RunContents } from './run-contents.ts'
import { openRunSession, type RunSession } from './run-session.ts'
import { changedVersions } from './run-versions.ts'

/** A run that is open in this process. */
export interface OpenRun {
  readonly job: RunJob
  readonly services: TenantServices
  /** Gives back the services that it was opened with. */
  readonly release: () => void
  readonly session: RunSession
  /** Whether code that it was planned with is not here: it can be told things, and makes no visit. */
  isBarred: boolean
  /** Whether there may be commands that were not carried out yet. */
  isCommanded: boolean
  /** Once it is in the store; rejects where it could not be written, and there is no such run. */
  readonly stored: Promise<void> | undefined
  /** Why its visit was aborted, once it was. */
  aborted: FccError | undefined
  /** Rejects when an aborted visit was given up: nobody waits for it any more. */
  readonly abandoned: Promise<never>
  isAbandoned: boolean
  /** Lets it go when nobody advances it for too long. */
  idle: NodeJS.Timeout | undefined
  /** Ends the visit under way; what does not end by itself is abandoned after the grace. */
  abort(reason: FccError, graceMs?: number): void
  /** Closes the run's session and gives its lease back. */
  close(): Promise<void>
}

/** What is held of a run that was created here. */
export interface CreatedLease {
  /** The lease that it was created under. */
  readonly lease?: RunLease | undefined
  /** Gives that lease back, where nobody opened the run. */
  giveBack(): Promise<void>
  /** Once it is in the store, where that was not waited for; rejects where it could not be written. */
  readonly stored?: Promise<void> | undefined
}

/** A run of which everything is at hand, because it was created here. */
export interface CreatedRun extends CreatedLease {
  readonly run: RunRecord
  readonly plan: RunPlan
  /** What it starts with, until it is stored. */
  readonly takeContents?: (() => RunContents | undefined) | undefined
}

/** What a process opens runs with. */
export interface OpeningHost {
  readonly onBlocked: (job: RunJob, forMs: number) => void
  /** The run was claimed from a lease that was dated beyond any term. */
  readonly onOverdated: (job: RunJob, lease: RunLease) => void
  readonly onCommitted: (job: RunJob) => void
  /** A call of a visit that was aborted or took too long, and that nobody waits for any more. */
  readonly onLeft: (job: RunJob, work: Promise<unknown>) => void
  /** What shows an outcome while it is written, where somebody watches. */
  readonly show: (job: RunJob) => ((shown: ShownText) => void) | undefined
  /** What is at hand of a run that was created in this process. */
  readonly created: (job: RunJob) => CreatedRun | CreatedLease | undefined
}

/** A run that was opened, or why it was not: somebody holds it until then, or it is over. */
export type Opening =
  | { readonly kind: 'open'; readonly open: OpenRun }
  | { readonly kind: 'held' }
  | { readonly kind: 'over'; readonly run: RunRecord | undefined }

/**
 * Claims a run and opens it: as it is under the lease, for until then its last holder could commit. What
 * it uses of its tenant is released when it is closed, or could not be opened.
 */
export async function openRun(use: TenantUse, job: RunJob, host: OpeningHost): Promise<Opening> {
  try {
    const opening = await claimAndOpen(use, job, host)
    if (opening.kind !== 'open') use.release()
    return opening
  } catch (error) {
    use.release()
    throw error
  }
}

async function claimAndOpen(
  { services, release }: TenantUse,
  job: RunJob,
  host: OpeningHost,
): Promise<Opening> {
  const { store } = services
  const given = host.created(job)
  const claim =
    (await claimedAtStart(given?.lease, services)) ?? (await claimRun(services, job.run))
  if (claim.kind === 'held') return { kind: 'held' }
  const { lease, overdated } = claim
  if (overdated) host.onOverdated(job, overdated)
  try {
    // The first to claim it finds it as it was created.
    const fresh = lease.epoch === 1 && given !== undefined && 'run' in given ? given : undefined
    const run = fresh ? fresh.run : await store.readRun(job.run)
    if (!run || isFinal(run.state)) {
      await store.releaseLease(lease)
      // Whoever hears of a run that ended hears of one whose entries are under a checkpoint.
      if (run) await services.integrator.flush()
      return { kind: 'over', run }
    }
    const stored = fresh?.stored
    const contents = fresh?.takeContents?.()
    const plan = fresh?.plan ?? (await readPlan(services, run))
    let giveUp: (reason: FccError) => void = () => undefined
    let grace: NodeJS.Timeout | undefined
    const abandoned = new Promise<never>((_, reject) => {
      giveUp = reject
    })
    abandoned.catch(() => undefined)
    const watch = {
      onLost: () => open.abort(runtimeErrors.leaseLost(job)),
      onCommand: () => open.abort(runtimeErrors.runCommanded(job)),
      onBlocked: (forMs: number) => host.onBlocked(job, forMs),
    }
    const session = await openRunSession(services, {
      ...{ run, plan, lease, fresh: fresh !== undefined, watch, stored, contents },
      onLeft: (work) => host.onLeft(job, work),
      onCommitted: () => host.onCommitted(job),
      show: () => host.show(job),
    })
    const open: OpenRun = {
      job,
      services,
      release,
      session,
      isBarred: !fresh && Object.keys(changedVersions(services.model, run)).length > 0,
      isCommanded: true,
      stored,
      aborted: undefined,
      abandoned,
      isAbandoned: false,
      idle: undefined,
      abort(reason, graceMs = services.limits.abortGraceMs) {
        if (open.aborted) return
        open.aborted = reason
        session.abort(reason)
        grace = setTimeout(() => {
          open.isAbandoned = true
          giveUp(reason)
        }, graceMs)
      },
      close() {
        clearTimeout(grace)
        clearTimeout(open.idle)
        return session.close().finally(release)
      },
    }
    return { kind: 'open', open }
  } catch (error) {
    await store.releaseLease(lease).catch(() => undefined)
    throw error
  }
}

/**
 * The lease that a run was created under. After a long wait for its turn it is renewed first; who took it
 * meanwhile has it.
 */
async function claimedAtStart(
  lease: RunLease | undefined,
  { store, clock, limits }: Pick<TenantServices, 'store' | 'clock' | 'limits'>,
): Promise<Claim | undefined> {
  if (!lease) return undefined
  const now = clock()
  if (lease.expiresAt - now >= (limits.leaseMs * 2) / 3) return { kind: 'claimed', lease }
  const expiresAt = now + limits.leaseMs
  if (!(await store.renewLease(lease, expiresAt))) return undefined
  return { kind: 'claimed', lease: { ...lease, expiresAt } }
}
