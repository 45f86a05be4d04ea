import {
  isFinal,
  type JobOutcome,
  type RunJob,
  type RunLease,
  type RunRecord,
} from '@fcc/contracts'
import type { RunPlan } from '@fcc/simulation'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { endsWithin } from './ends-within.ts'
import { abortsVisit, type RunChange, type RunWish, resolveWish } from './run-changes.ts'
import { openRunSession, type RunSession } from './run-session.ts'

/** What a process does with runs it holds: the callback of the executor, and the taking up of runs. */
export interface RunWorkers {
  /** One step of a run that this process holds; the executor calls it. */
  advance(job: RunJob): Promise<JobOutcome>
  /** Takes a run up and carries it on until it ends, waits, or this process lets go of it. */
  take(services: TenantServices, taking: Taking): Promise<RunRecord>
  /** Whether this process carries the run on now. */
  holds(job: RunJob): boolean
  /** The taking of a run that is under way here, for who wants to wait for it too. */
  taken(job: RunJob): Promise<RunRecord> | undefined
  /** Tells the run that this process holds what somebody wants of it; `false` when it holds no such run. */
  wish(job: RunJob, wish: RunWish): boolean
  /**
   * Lets go of every run after its visit. A visit that outlasts the grace is aborted, and made again by
   * whoever takes the run up next; what does not heed that either is given back after as long again.
   */
  close(graceMs: number): Promise<readonly RunJob[]>
}

/** A run to be taken up. */
export interface Taking {
  readonly run: RunRecord
  readonly plan: RunPlan
  readonly lease: RunLease
  readonly fresh: boolean
  /** Whether to stay while a person is waited for. */
  readonly wait: boolean
  /** What is to be done with the run before its next visit. */
  readonly first?: ((run: RunRecord) => RunChange | undefined) | undefined
}

interface Held {
  readonly job: RunJob
  /** True once closing has lost patience with it. */
  isForsaken: boolean
  readonly services: TenantServices
  readonly wait: boolean
  /** Absent while the run is being opened; what is wished meanwhile is carried out first. */
  session: RunSession | undefined
  wish: RunWish | undefined
}

const keyOf = (job: RunJob): string => `${job.tenant}\u0000${job.run}`

/** Makes the workers of one process. */
export function createRunWorkers(): RunWorkers {
  const held = new Map<string, Held>()
  const takings = new Map<string, Promise<RunRecord>>()
  let closing = false

  async function step(entry: Held): Promise<JobOutcome> {
    const { services, session, wait } = entry
    if (!session) return { next: 'stop' }
    const wish = entry.wish ?? (await requestedWish(services, session.run.id))
    // What the run's state does not allow now may be allowed after its next visit.
    if (!wish || !(await carryOut(entry, session, wish))) await session.advance()
    const { state, waiting } = session.run
    if (state === 'running') return closing ? { next: 'stop' } : { next: 'again' }
    // Staying is for a person, who answers by and by; what else is waited for, somebody has to mend.
    return state === 'waiting' && waiting?.for === 'human' && wait && !closing
      ? { next: 'later', afterMs: services.limits.pollMs }
      : { next: 'stop' }
  }

  async function carryOut(entry: Held, session: RunSession, wish: RunWish): Promise<boolean> {
    entry.wish = undefined
    const change = resolveWish(session.run, wish, entry.services.clock())
    if (change) await session.change(change)
    return change !== undefined
  }

  async function takeUp(services: TenantServices, taking: Taking): Promise<RunRecord> {
    const job = { tenant: services.tenant, run: taking.run.id }
    const key = keyOf(job)
    const entry: Held = {
      job,
      isForsaken: false,
      services,
      wait: taking.wait,
      session: undefined,
      wish: undefined,
    }
    held.set(key, entry)
    try {
      const session = await openRunSession(services, taking)
      entry.session = session
      try {
        const first = taking.first?.(session.run)
        if (first) await session.change(first)
        await services.executor.submit(job)
        // Whoever left it a moment ago was told that this process would heed it.
        const late = isFinal(session.run.state) ? undefined : await requestedWish(services, job.run)
        if (late) await carryOut(entry, session, late)
        if (isFinal(session.run.state)) await services.integrator.flush()
        return session.run
      } finally {
        await session.close()
      }
    } finally {
      held.delete(key)
    }
  }

  return {
    async advance(job) {
      const entry = held.get(keyOf(job))
      if (!entry) return { next: 'stop' }
      try {
        return await step(entry)
      } catch (error) {
        if (entry.isForsaken) return { next: 'stop' }
        // An abort that was asked for, here or elsewhere, is an end of its own; any other error is
        // the caller's to see.
        const wish =
          entry.wish ?? (await requestedWish(entry.services, job.run).catch(() => undefined))
        if (!wish || !entry.session) throw error
        await carryOut(entry, entry.session, wish)
        return { next: 'stop' }
      }
    },
    take(services, taking) {
      const key = keyOf({ tenant: services.tenant, run: taking.run.id })
      const taken = takeUp(services, taking).finally(() => takings.delete(key))
      takings.set(key, taken)
      return taken
    },
    holds: (job) => held.has(keyOf(job)),
    taken: (job) => takings.get(keyOf(job)),
    wish(job, wish) {
      const entry = held.get(keyOf(job))
      if (!entry) return false
      entry.wish = wish
      if (abortsVisit(wish)) entry.session?.abort()
      return true
    },
    async close(graceMs) {
      closing = true
      const letGo = Promise.allSettled(takings.values())
      if (await endsWithin(letGo, graceMs)) return []
      for (const entry of held.values()) {
        entry.isForsaken = true
        entry.session?.abort()
      }
      await endsWithin(letGo, graceMs)
      return [...held.values()].map(({ job }) => job)
    },
  }
}

/** What another process wants of the run, and left in the store. */
async function requestedWish(services: TenantServices, run: string): Promise<RunWish | undefined> {
  if (!services.durable) return undefined
  const request = await services.store.readRequest(run)
  if (request === undefined) return undefined
  const by = request.by.id
  return request.kind === 'cancel' ? cancelWish(by) : { kind: request.kind, by, say: request.say }
}

/** The wish of somebody that a run ends. */
export function cancelWish(by: string): RunWish {
  return { kind: 'cancel', by, say: `Cancelled by ${by}.` }
}
