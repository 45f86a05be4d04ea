import { isFinal, type JobOutcome, type RunJob, type RunRecord } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { Limits } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import type { TenantSource } from '../tenant/known-tenant.ts'
import { endsWithin } from './ends-within.ts'
import { createLeftCalls } from './left-calls.ts'
import { isCommandLeft, obeyCommands } from './obey-commands.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import type { CreatedRun, OpenRun } from './open-runs.ts'
import type { RunChange } from './run-changes.ts'
import { keyOf, type RunNews } from './run-news.ts'
import { createRunsInFlight } from './runs-in-flight.ts'
import { createRunsInHand } from './runs-in-hand.ts'
import { settleFailure, visitOpenRun } from './visit-open-run.ts'

type RunName = Pick<RunJob, 'tenant' | 'run'>

/** What becomes of a run by a command. */
export type Carried =
  /** Carried out here. */
  | { readonly kind: 'done'; readonly run: RunRecord }
  /** It is being advanced here: it is told, and honours it when it can. */
  | { readonly kind: 'busy' }
  /** Another process holds it. */
  | { readonly kind: 'held' }

/** Advances runs in this process: the callback of the executor, and what commands them. */
export interface RunAdvancer {
  /**
   * Claims a run, opens it or finds it still open, and for as long as its turn lasts carries out what is commanded or
   * makes the visits that are ready and commits them; says when it is to be called again.
   */
  advance(job: RunJob): Promise<JobOutcome>
  /** Tells of a run that was just created here: opening it reads nothing back. */
  introduce(job: RunName, created: CreatedRun): Promise<void>
  /**
   * Carries out what is commanded of a run that nobody advances, without a place in the queue, or `first`
   * where nothing is. One that is being advanced here is told to look, and its visit aborted where the
   * command does not wait for it.
   */
  carryOut(
    job: RunJob,
    what?: {
      readonly aborts?: boolean
      readonly first?: (run: RunRecord) => RunChange | undefined
    },
  ): Promise<Carried>
  /** Settles when a run is not being advanced here. */
  idle(job: RunName): Promise<void>
  /** Whether the run is open in this process, or waits here for its turn: nobody else changes it. */
  isOpen(job: RunName): boolean
  /**
   * Releases every run after its visit. A visit that outlasts the grace is aborted, and made again by
   * whoever claims the run next; one that does not honour that either is abandoned, and given back.
   */
  close(graceMs: number): Promise<readonly RunJob[]>
}

/** How long closing waits for what an abandoned visit leaves to be done, in milliseconds. */
const LAST_GRACE_MS = 1000

/** Makes the advancer of one process. */
export function createRunAdvancer(host: {
  readonly tenant: (id: string) => TenantSource | undefined
  /** Whether a tenant is locked or suspended: its runs stay as they are then, but for what is commanded of them. */
  readonly isStopped: (tenant: string) => Promise<boolean>
  /** Whether this process alone advances what it enqueues: then a run stays open between two visits. */
  readonly isLocal: boolean
  readonly limits: Pick<Limits, 'abortGraceMs' | 'leaseMs' | 'recoveryMs' | 'turnMs'>
  /** Puts a run into the queue that may begin now. */
  readonly enqueue: (job: RunJob) => Promise<void>
  readonly clock: () => number
  readonly news: RunNews
  /** Hears that a run ended as failed. */
  readonly onFailed: () => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): RunAdvancer {
  const { news } = host
  const turns = createOneAtATime()
  const left = createLeftCalls(host)
  const flight = createRunsInFlight({
    freshMs: host.limits.recoveryMs,
    // Whoever cannot be told now finds it when they look the next time.
    wake: (job) => void host.enqueue({ ...job, due: host.clock() }).catch(() => undefined),
  })
  const runs = createRunsInHand({ ...host, left, onLeft: flight.leave, exclusive: turns.do })
  /** The advance of a run that is under way here; told to look again before it lets go. */
  const advancing = new Map<string, { again: boolean; isOver: boolean }>()
  let isClosing = false

  const heldUntilLater = (): JobOutcome => ({
    next: 'later',
    due: host.clock() + host.limits.leaseMs / 3,
  })

  /** A run of a tenant that does nothing, that is not at work here and that nobody commands anything. */
  async function isLeftStopped(job: RunJob): Promise<boolean> {
    if (runs.find(job) || !(await host.isStopped(job.tenant))) return false
    return !(await isCommandLeft(host.tenant(job.tenant), job))
  }

  /** What becomes of a run that would be more than its tenant may have at work; it is told when there is room. */
  async function heldBack(job: RunJob): Promise<JobOutcome | undefined> {
    const source = runs.find(job) ? undefined : host.tenant(job.tenant)
    const use = await source?.acquire()
    if (!use) return undefined
    try {
      const { store, tenantLimits: limits } = use.services
      const isAdmitted = await flight.admit(job, {
        limits,
        scenario: async () => (await store.readRun(job.run))?.scenario,
        running: (limit) => store.listRuns({ states: ['running'], limit }),
      })
      if (isAdmitted) return undefined
      try {
        await runs.putBack(job)
      } catch (failure) {
        news.failed(job, failure)
        return { next: 'stop' }
      }
      return { next: 'later', due: host.clock() + host.limits.recoveryMs }
    } finally {
      use.release()
    }
  }

  async function advanceOnce(job: RunJob): Promise<JobOutcome> {
    const source = host.tenant(job.tenant)
    const found = runs.find(job)
    if (!found && (!source || isClosing)) return { next: 'stop' }
    const opened = found
      ? { kind: 'open' as const, open: found }
      : await runs.open(source as TenantSource, job)
    if (opened.kind === 'held') return heldUntilLater()
    if (opened.kind === 'over') {
      if (opened.run) news.settled(job, opened.run)
      return { next: 'stop' }
    }
    const entry = opened.open
    clearTimeout(entry.idle)
    if (isClosing) {
      await runs.letGo(entry, { tell: true })
      return { next: 'stop' }
    }
    return advanceOpen(entry, job)
  }

  async function advanceOpen(entry: OpenRun, job: RunJob): Promise<JobOutcome> {
    const until = performance.now() + host.limits.turnMs
    let outcome: JobOutcome | undefined
    const isGoingOn = () =>
      entry.session.run.state === 'running' && !outcome && !entry.aborted && !isClosing
    let visits = 0
    do {
      visits += 1
      try {
        if (!(await obeyCommands(entry))) await visitOpenRun(entry)
      } catch (error) {
        try {
          await entry.stored
        } catch (failure) {
          await runs.letGo(entry, { tell: false })
          news.failed(job, failure)
          return { next: 'stop', visits }
        }
        try {
          outcome = await settleFailure(entry, error, { isClosing, heldUntilLater })
        } catch (failure) {
          const isOurs = isClosing && entry.aborted !== undefined
          await runs.letGo(entry, { tell: isOurs })
          if (!isOurs) news.failed(job, failure)
          return { next: 'stop', visits }
        }
      }
    } while (isGoingOn() && performance.now() < until)
    const { state, waiting } = entry.session.run
    const mark = advancing.get(keyOf(job))
    if (mark) mark.isOver = isFinal(state)
    if (state === 'failed') host.onFailed()
    if (isGoingOn()) {
      // Another process may be given it next, and must find it free.
      if (host.isLocal) runs.keep(entry)
      else await runs.letGo(entry, { tell: false })
      return { next: 'again', visits }
    }
    await runs.letGo(entry, { tell: !outcome })
    if (outcome) return { ...outcome, visits }
    return waiting?.due === undefined
      ? { next: 'stop', visits }
      : { next: 'later', due: Date.parse(waiting.due), visits }
  }

  async function carryOutNow(
    job: RunJob,
    first: ((run: RunRecord) => RunChange | undefined) | undefined,
  ): Promise<Carried> {
    const source = host.tenant(job.tenant)
    if (!source) throw runtimeErrors.unknownRun(job.tenant, job.run)
    const opened = await runs.open(source, job)
    if (opened.kind === 'held') return { kind: 'held' }
    if (opened.kind === 'over') {
      if (!opened.run) throw runtimeErrors.unknownRun(job.tenant, job.run)
      return { kind: 'done', run: opened.run }
    }
    const entry = opened.open
    entry.isCommanded = true
    try {
      const change = (await obeyCommands(entry)) ? undefined : first?.(entry.session.run)
      if (change) await entry.session.change(change)
      else if (entry.session.run.state === 'waiting' && !entry.isBarred) {
        await entry.session.advance()
      }
    } catch (error) {
      await runs.letGo(entry, { tell: false })
      throw error
    }
    const { run } = entry.session
    if (run.state === 'running' && !isClosing && host.isLocal) runs.keep(entry)
    else await runs.letGo(entry, { tell: true })
    return { kind: 'done', run }
  }

  return {
    advance(job) {
      const key = keyOf(job)
      return turns.do(key, async () => {
        if (!isClosing && (await isLeftStopped(job))) {
          return { next: 'later', due: host.clock() + host.limits.recoveryMs }
        }
        const held = isClosing ? undefined : await heldBack(job)
        if (held) return held
        const mark = { again: false, isOver: false }
        advancing.set(key, mark)
        try {
          for (;;) {
            mark.again = false
            const outcome = await advanceOnce(job)
            if (outcome.next === 'again' || isClosing) return outcome
            if (mark.again) continue
            // The commit that ends a run takes with it what was wanted of it.
            if (mark.isOver || !(await isCommandLeft(host.tenant(job.tenant), job))) return outcome
          }
        } finally {
          advancing.delete(key)
          if (!runs.find(job)) flight.leave(job, {})
        }
      })
    },
    introduce: runs.introduce,
    async carryOut(job, { aborts = false, first } = {}) {
      const mark = advancing.get(keyOf(job))
      if (!mark) return turns.do(keyOf(job), () => carryOutNow(job, first))
      mark.again = true
      const entry = runs.find(job)
      if (entry) entry.isCommanded = true
      if (entry && aborts) entry.abort(runtimeErrors.runCommanded(job))
      return { kind: 'busy' }
    },
    idle: (job) => turns.idle(keyOf(job)),
    isOpen: (job) =>
      runs.find(job) !== undefined || advancing.has(keyOf(job)) || runs.awaitsTurn(job),
    async close(graceMs) {
      isClosing = true
      left.close()
      const underWay = Promise.allSettled(turns.underWay())
      if (!(await endsWithin(underWay, graceMs))) {
        left.shorten(graceMs)
        const patienceMs = Math.min(graceMs, host.limits.abortGraceMs)
        for (const entry of runs.all()) entry.abort(runtimeErrors.closed(), patienceMs)
        await endsWithin(underWay, graceMs + LAST_GRACE_MS)
      }
      await runs.close()
      await Promise.allSettled(runs.all().map((entry) => runs.letGo(entry, { tell: true })))
      await runs.told()
      return left.settled()
    },
  }
}
