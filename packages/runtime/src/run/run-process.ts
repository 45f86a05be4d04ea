import type {
  ControlStore,
  Executor,
  ExecutorFactory,
  ExecutorOptions,
  RunJob,
} from '@fcc/contracts'
import type { Diagnostic, FccError } from '@fcc/plugin-api'
import { DEFAULT_POOLS } from '@fcc/scheduling'
import type { Backpressure } from '../backpressure/backpressure.ts'
import { DEFAULT_TRIES, type HostConfig } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import type { HostDuty } from '../duties/host-duties.ts'
import type { TenantSource } from '../tenant/known-tenant.ts'
import { endsWithin } from './ends-within.ts'
import { createJobWatch, type JobWatch, watched } from './job-watch.ts'
import { type RecoveryScan, startRecoveryScan } from './recovery-scan.ts'
import { createRunAdvancer, type RunAdvancer } from './run-advancer.ts'
import { resolvePoisoned } from './run-changes.ts'
import { createRunNews, type RunFollowing } from './run-news.ts'

/** What advances and follows the runs of one process. */
export interface RunProcess extends RunFollowing {
  readonly advancer: RunAdvancer
  readonly executor: Executor
  readonly jobs: JobWatch
  /** Those in this process who wait for a run; closing waits for them. */
  readonly followers: Set<Promise<unknown>>
  /** Whether the runtime was closed: nothing is begun any more. */
  isClosed(): boolean
  /** Begins to look for what processes left that are gone; what comes back has this one act for all of them. */
  recover(): HostDuty
  /** Releases every run within the limits, and tells those who wait how it is; idempotent. */
  close(): Promise<void>
}

/** Makes the run process of a runtime over its tenants. */
export function createRunProcess(host: {
  readonly config: Pick<HostConfig, 'executor' | 'limits'>
  readonly executor: ExecutorFactory
  readonly tenant: (id: string) => TenantSource | undefined
  readonly control: Pick<ControlStore, 'listWork' | 'clearWork'>
  /** Whether a tenant is locked or suspended: nothing of it is advanced then. */
  readonly isStopped: (tenant: string) => Promise<boolean>
  /** Hears what piles up, and what fails. */
  readonly backpressure: Pick<Backpressure, 'survey' | 'noteFailure'>
  readonly secret: NonNullable<ExecutorOptions['secret']>
  /** A tenant's share of the places beside others. */
  readonly weightOf: (tenant: string) => number
  readonly clock: () => number
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): RunProcess {
  const { limits } = host.config
  const { onDiagnostic } = host
  const news = createRunNews((job) => executor.announce?.(job))
  const advancer = createRunAdvancer({
    tenant: host.tenant,
    isStopped: host.isStopped,
    isLocal: host.executor.isLocal === true,
    limits,
    enqueue: (job) => executor.enqueue(job),
    clock: host.clock,
    news,
    onFailed: host.backpressure.noteFailure,
    onDiagnostic,
  })
  const closed = new AbortController()
  const followers = new Set<Promise<unknown>>()
  let scan: RecoveryScan | undefined
  let closing: Promise<void> | undefined

  const jobs = createJobWatch(host.clock)
  const own = host.executor.create({
    concurrency: host.config.executor.concurrency,
    slotsPerTenant: limits.slotsPerTenant,
    pools: host.config.executor.pools ?? DEFAULT_POOLS,
    weightOf: host.weightOf,
    tries: host.config.executor.tries ?? DEFAULT_TRIES,
    async onPoisoned(job: RunJob, tries: number) {
      const error = runtimeErrors.runPoisoned(job, tries)
      await advancer.carryOut(job, {
        aborts: true,
        first: (run) => resolvePoisoned(run, error, host.clock()),
      })
      note(error)
    },
    onAnnounced: (job) => news.announced(job),
    secret: host.secret,
    now: host.clock,
    advance: jobs.watch((job) => advancer.advance(job)),
    onError(job: RunJob, error: unknown) {
      news.failed(job, error)
      note(runtimeErrors.advanceFailed(job, error))
    },
  })

  const executor = watched(own, jobs, (job, error) => note(runtimeErrors.notEnqueued(job, error)))

  function note(error: FccError): void {
    onDiagnostic({ ...asDiagnostic(error), severity: 'warning' })
  }

  async function close(): Promise<void> {
    scan?.close()
    const letGo = advancer.close(limits.closeGraceMs)
    const drained = executor.drain().then(() => executor.close())
    const abandoned = await letGo
    closed.abort()
    await endsWithin(Promise.allSettled(followers), limits.closeGraceMs)
    // What an abandoned visit occupies would be waited for without end.
    if (abandoned.length > 0) return void drained.catch(() => undefined)
    await drained
  }

  return {
    news,
    isOpen: advancer.isOpen,
    advancer,
    executor,
    jobs,
    followers,
    isAnnounced: executor.announce !== undefined,
    closed: closed.signal,
    isClosed: () => closing !== undefined,
    recover() {
      scan ??= startRecoveryScan({
        tenant: host.tenant,
        control: host.control,
        everyMs: limits.recoveryMs,
        survey: host.backpressure.survey,
        hasOwnQueue: host.executor.isLocal === true && host.config.executor.concurrency > 0,
        onError: (tenant, error) => note(runtimeErrors.recoveryFailed(tenant, error)),
      })
      return scan.duty
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}
