import {
  isFinal,
  type JobOutcome,
  type RunJob,
  type RunLease,
  type RunRecord,
} from '@fcc/contracts'
import type { RunPlan } from '@fcc/simulation'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { openRunSession, type RunSession } from './run-session.ts'

/** What a process does with runs it holds: the callback of the executor, and the taking up of runs. */
export interface RunWorkers {
  /** One step of a run that this process holds; the executor calls it. */
  advance(job: RunJob): Promise<JobOutcome>
  /** Takes a run up and carries it on until it ends, waits, or this process lets go of it. */
  take(services: TenantServices, taking: Taking): Promise<RunRecord>
  /** Whether this process carries the run on now. */
  holds(job: RunJob): boolean
  /** Asks the run that this process holds to stop; `false` when it holds no such run. */
  cancel(job: RunJob, say: string): boolean
  /** Lets go of every run after its visit; idempotent. */
  close(): Promise<void>
}

/** A run to be taken up. */
export interface Taking {
  readonly run: RunRecord
  readonly plan: RunPlan
  readonly lease: RunLease
  readonly fresh: boolean
  /** Whether to stay while a person is waited for. */
  readonly wait: boolean
}

interface Held {
  readonly services: TenantServices
  readonly session: RunSession
  readonly wait: boolean
  cancelled: string | undefined
}

const keyOf = (job: RunJob): string => `${job.tenant}\u0000${job.run}`

/** Makes the workers of one process. */
export function createRunWorkers(): RunWorkers {
  const held = new Map<string, Held>()
  let closing = false

  async function step(
    { services, session, wait }: Held,
    cancelled: string | undefined,
  ): Promise<JobOutcome> {
    const said = cancelled ?? (await requestedCancel(services, session.run.id))
    if (said !== undefined) await session.cancel(said)
    else await session.advance()
    const { state } = session.run
    if (isFinal(state)) return { next: 'stop' }
    if (state === 'running') return closing ? { next: 'stop' } : { next: 'again' }
    return wait && !closing ? { next: 'later', afterMs: services.limits.pollMs } : { next: 'stop' }
  }

  return {
    async advance(job) {
      const entry = held.get(keyOf(job))
      if (!entry) return { next: 'stop' }
      try {
        return await step(entry, entry.cancelled)
      } catch (error) {
        // An abort that was asked for, here or elsewhere, is an end of its own; any other error is
        // the caller's to see.
        const said =
          entry.cancelled ?? (await requestedCancel(entry.services, job.run).catch(() => undefined))
        if (said === undefined) throw error
        await entry.session.cancel(said)
        return { next: 'stop' }
      }
    },
    async take(services, taking) {
      const job = { tenant: services.model.config.id, run: taking.run.id }
      const key = keyOf(job)
      const session = await openRunSession(services, taking)
      held.set(key, { services, session, wait: taking.wait, cancelled: undefined })
      try {
        await services.executor.submit(job)
        return session.run
      } finally {
        held.delete(key)
        await session.close()
      }
    },
    holds: (job) => held.has(keyOf(job)),
    cancel(job, say) {
      const entry = held.get(keyOf(job))
      if (!entry) return false
      entry.cancelled = say
      entry.session.abort()
      return true
    },
    async close() {
      closing = true
    },
  }
}

/** A request to cancel that another process left in the store. */
async function requestedCancel(services: TenantServices, run: string): Promise<string | undefined> {
  if (!services.durable) return undefined
  const request = await services.store.readCancelRequest(run)
  return request && `Cancelled by ${request.by.id}.`
}
