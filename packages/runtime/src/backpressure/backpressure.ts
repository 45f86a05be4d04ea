import { setTimeout as sleep } from 'node:timers/promises'
import type { Domain } from '@fcc/contracts'
import type { QueueFigures } from '@fcc/scheduling'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { settleWithin } from '../run/call-within.ts'
import { endsWithin } from '../run/ends-within.ts'
import { type BacklogSurvey, createBacklogSurvey } from './backlog-survey.ts'
import { decideStart, type StartDecision } from './decide-start.ts'
import { backpressureErrors } from './diagnostics.ts'
import { depthOf, figuresFor, figuresOfHost, type HostSample, mapped } from './host-sample.ts'
import { type HostStatus, hostStatus } from './host-status.ts'
import { openProcessRows } from './process-figures.ts'
import { createProcessLoad } from './process-load.ts'
import { createRate } from './rate.ts'
import type { BackpressureSettings } from './settings.ts'
import type { Figure } from './stages.ts'
import { type TenantPressure, tenantPressure } from './tenant-pressure.ts'

/** How old a sample may be, counted in samples, before a start waits for the next one. */
const FRESH_SAMPLES = 3

/** For how many samples a process that tells nothing counts as there, and for how many milliseconds at least. */
const ROW_SAMPLES = 4
const LEAST_ROW_MS = 5000

/** Over how much of a sample the use of a core is measured at least: timers are never exact. */
const CPU_SAMPLES = 0.8

/** How soon a process measures for the second time, in milliseconds: what takes two looks is not known before. */
const SECOND_SAMPLE_MS = 500

/** A run that is let in. */
export type AdmittedStart = Extract<StartDecision, { readonly admitted: true }>

/** Knows where work piles up in this process and its host, and lets new runs in or not. */
export interface Backpressure {
  /**
   * Lets a new run in, at once or after the wait that its host asks for, and says in which domain.
   *
   * @throws FccError FCC_PRESSURE_REFUSED, FCC_PRESSURE_SHADOW_PAUSED with `retryAfterMs`; FCC_RUNTIME_CLOSED
   */
  admit(tenant: string, domain: Domain): Promise<AdmittedStart>
  /** What the recovery scan sees of the tenants. */
  readonly survey: BacklogSurvey
  /** A run failed in this process. */
  noteFailure(): void
  /** How new runs of a tenant fare. */
  pressureOn(tenant: string): Promise<TenantPressure>
  /** How the host is, by what its processes told. */
  status(): Promise<HostStatus>
  /** Begins to measure by itself and to tell others: a process that works. */
  work(): void
  /** Takes back what this process told; idempotent. */
  close(): Promise<void>
}

/** Opens the backpressure of a process. */
export function openBackpressure(host: {
  readonly settings: BackpressureSettings
  readonly rows: Pick<CredentialRows, 'write' | 'list' | 'remove' | 'removeExpired'>
  readonly holder: string
  readonly concurrency: number
  /** Whether all processes share one queue. */
  readonly isShared: boolean
  /** What the executor says of its queue; absent where it cannot tell. */
  readonly queue: () => Promise<readonly QueueFigures[]> | undefined
  /** How old a look through the tenants may be, in milliseconds. */
  readonly staleMs: number
  /** Milliseconds since 1970. */
  readonly clock: () => number
}): Backpressure {
  const { settings, clock } = host
  const survey = createBacklogSurvey(host.staleMs)
  const load = createProcessLoad(CPU_SAMPLES * settings.sampleMs)
  const arrivals = createRate(settings.rateWindowMs)
  const failures = createRate(settings.rateWindowMs)
  const rows = openProcessRows({
    ...host,
    staysMs: Math.max(LEAST_ROW_MS, ROW_SAMPLES * settings.sampleMs),
  })
  const closed = new AbortController()
  let kept: { readonly at: number; readonly sample: HostSample } | undefined
  let measuring: Promise<HostSample> | undefined
  let asking: Promise<readonly QueueFigures[]> | undefined
  let writing: { readonly began: number } | undefined
  let written: Figure = { notMeasured: 'this process has not written yet' }
  let timer: NodeJS.Timeout | undefined
  let telling: Promise<void> | undefined
  let closing: Promise<void> | undefined

  async function queueDepth(): Promise<HostSample['queue']> {
    // One that does not answer is asked once, however often it is wanted.
    asking ??= host.queue()?.finally(() => {
      asking = undefined
    })
    if (!asking) return { notMeasured: 'the executor does not say what it has' }
    const late = () => new RangeError('late')
    try {
      const bounds = { signal: closed.signal, limitMs: settings.measureMs, late }
      return { value: depthOf(await settleWithin(asking, bounds)) }
    } catch {
      return { notMeasured: 'the executor did not answer' }
    }
  }

  /** How long the last write took; one under way that takes longer already counts by that. */
  function storeLatency(): Figure {
    const soFar = writing ? performance.now() - writing.began : 0
    return soFar > ('value' in written ? written.value : settings.measureMs)
      ? { value: soFar }
      : written
  }

  async function measure(): Promise<HostSample> {
    const queue = await queueDepth()
    const sample = {
      queue,
      backlogs: survey.backlogs(),
      storeLatencyMs: storeLatency(),
      cpu: load.cpu(),
      memory: load.memory(),
    }
    kept = { at: performance.now(), sample }
    return sample
  }

  async function latest(): Promise<HostSample> {
    const age = kept ? performance.now() - kept.at : Number.POSITIVE_INFINITY
    if (kept && age < settings.sampleMs) return kept.sample
    measuring ??= measure().finally(() => {
      measuring = undefined
    })
    return kept && age < FRESH_SAMPLES * settings.sampleMs ? kept.sample : measuring
  }

  /** Measures, and writes it down for others: that write is the one whose time counts. */
  async function tell(): Promise<void> {
    const sample = await measure()
    if (closed.signal.aborted) return
    writing = { began: performance.now() }
    const { began } = writing
    try {
      await rows.write({
        at: clock(),
        concurrency: host.concurrency,
        figures: figuresOfHost(sample),
        arrivalsPerSecond: arrivals.perSecond(),
        failuresPerSecond: failures.perSecond(),
      })
      written = { value: performance.now() - began }
    } catch {
      written = { notMeasured: 'the store refused a write' }
    } finally {
      writing = undefined
    }
  }

  function tellNext(afterMs: number, thenMs: number): void {
    if (closed.signal.aborted) return
    timer = setTimeout(() => {
      telling = tell().finally(() => tellNext(thenMs, settings.sampleMs))
      telling.catch(() => undefined)
    }, afterMs).unref()
  }

  async function close(): Promise<void> {
    closed.abort()
    clearTimeout(timer)
    // Where the store is away, nobody waits for it: the row expires.
    const gone = (telling ?? Promise.resolve()).then(() => rows.remove()).catch(() => undefined)
    await endsWithin(gone, settings.measureMs)
  }

  return {
    survey,
    async admit(tenant, domain) {
      arrivals.note()
      const decision = decideStart(domain, figuresFor(tenant, await latest()), settings)
      if (!decision.admitted) {
        const { because, retryAfterMs, refused } = decision
        throw refused === 'shadow'
          ? backpressureErrors.shadowPaused(tenant, because, retryAfterMs)
          : backpressureErrors.refused(tenant, because, retryAfterMs)
      }
      if (decision.waitMs === 0) return decision
      await sleep(decision.waitMs, undefined, { signal: closed.signal }).catch(() => {
        throw runtimeErrors.closed()
      })
      return decision
    },
    noteFailure: () => failures.note(),
    pressureOn: async (tenant) => tenantPressure(tenant, await latest(), settings),
    async status() {
      const processes = await rows.list()
      const queue = host.isShared
        ? mapped((await latest()).queue, ({ total }) => ({ value: total }))
        : undefined
      return hostStatus({ processes, queue, settings, now: clock() })
    },
    work() {
      if (timer === undefined) tellNext(0, Math.min(SECOND_SAMPLE_MS, settings.sampleMs))
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}
