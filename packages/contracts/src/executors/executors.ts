import { definePoint, type PointShape } from '@fcc/plugin-api'
import { optional, structureSchema } from '../catalogue/structure-schema.ts'
import type { Domain } from '../run/run-envelope.ts'

/** One run that has something to do: ids and numbers, so that it fits into any queue. */
export interface RunJob {
  readonly tenant: string
  readonly run: string
  readonly domain: Domain
  /** Higher goes first among the jobs of one tenant; 0 by default. */
  readonly priority: number
  /** Not before this time, in milliseconds since 1970. */
  readonly due: number
}

/** What an advance says of the next one. */
export type JobOutcome =
  | { readonly next: 'again' }
  | { readonly next: 'stop' }
  /** `due` in milliseconds since 1970. */
  | { readonly next: 'later'; readonly due: number }

/**
 * A queue of runs and what works through it: it decides when and in which process a run is advanced,
 * and knows nothing of what that is. Whoever enqueues does not wait for the run: that a run has ended
 * is a durable event of the run itself.
 */
export interface Executor {
  /**
   * Puts a run into the queue; settles once it is in. A run is there once: one that is there already
   * gets the earlier time and the higher priority, and one that is being advanced is advanced once more
   * afterwards. Does nothing once draining has begun: a recovery scan finds the run.
   */
  enqueue(job: RunJob): Promise<void>
  /** Begins no more, and waits for what is being advanced. */
  drain(): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}

/** What an executor is made with. */
export interface ExecutorOptions {
  /** The most runs that this process advances at a time; with 0 it only enqueues. */
  readonly concurrency: number
  /** The most runs of one tenant that this process advances at a time. */
  readonly slotsPerTenant: number
  /** Advances one run by one step. Never called for one run twice at a time. */
  advance(job: RunJob): Promise<JobOutcome>
  /** Hears of an advance that rejected: the job is over, as if it had said `stop`. */
  onError(job: RunJob, error: unknown): void
  /** Milliseconds since 1970, UTC. */
  now(): number
}

/** A kind of executor. */
export interface ExecutorFactory {
  readonly id: string
  readonly title: string
  /**
   * Whether what a process enqueues is advanced by that process alone: then a run is created under its lease.
   * Absent where another process may be given it.
   */
  readonly isLocal?: boolean | undefined
  create(options: ExecutorOptions): Executor
}

export interface ExecutorShape extends PointShape {
  readonly value: ExecutorFactory
}

/** Executors: host-scoped; configuration chooses one. */
export const executors = definePoint<ExecutorShape>({
  id: 'executors',
  version: 1,
  scope: 'host',
  combine: 'choose-one',
  onFailure: 'abort',
  schema: structureSchema({
    id: 'string',
    title: 'string',
    isLocal: optional('boolean'),
    create: 'function',
  }),
})
