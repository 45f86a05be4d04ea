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

/** What an advance says of the next one, and how many visits it came to. */
export type JobOutcome = (
  | { readonly next: 'again' }
  | { readonly next: 'stop' }
  /** `due` in milliseconds since 1970. */
  | { readonly next: 'later'; readonly due: number }
) & {
  /** How many visits the run made in this turn, 1 where absent: a fair queue counts what is beyond one as turns. */
  readonly visits?: number | undefined
}

/** What a tenant has in a queue: its runs that may begin, those that are due later, and those given to a process. */
export interface QueueFigures {
  readonly tenant: string
  readonly ready: number
  readonly asleep: number
  readonly taken: number
}

/** What one domain gets of the places of a queue. */
export interface PoolSettings {
  /** Its share beside the other domains that have something to do: a whole number from 1 to 100. */
  readonly weight: number
  /** The most of its runs that are advanced at a time; without it there is no end of its own. */
  readonly slots?: number | undefined
}

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
  /**
   * Settles once the queue can be reached, where it is outside this process: a runtime waits for it when it starts.
   * Rejects with an FccError where it is not reached in time.
   */
  ready?(): Promise<void>
  /**
   * Those of these jobs that nobody is to be given: neither ready nor being advanced. A recovery scan asks once for
   * many, and enqueues these alone; without it, it enqueues all.
   */
  missing?(jobs: readonly RunJob[]): Promise<readonly RunJob[]>
  /** What each tenant has in the queue; absent where it cannot be told. */
  figures?(): Promise<readonly QueueFigures[]>
  /**
   * Tells every process that shares the queue that a run was let go: it ended, or waits for something. Who follows it
   * looks at once, and otherwise every few seconds; so nothing depends on being heard. Absent where it cannot.
   */
  announce?(run: Pick<RunJob, 'tenant' | 'run'>): void
  /** Begins no more, and waits for what is being advanced. */
  drain(): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}

/** What an executor is made with. */
export interface ExecutorOptions {
  /** The most runs that this process advances at a time; with 0 it only enqueues. */
  readonly concurrency: number
  /**
   * The most runs of one tenant that this process advances at a time. A queue that several processes work through
   * may hold a tenant to as many times that as there are processes.
   */
  readonly slotsPerTenant: number
  /** What each domain gets of the places; where it is absent, all get the same. */
  readonly pools?: Readonly<Partial<Record<Domain, PoolSettings>>> | undefined
  /** A tenant's share beside others that have something to do: a whole number from 1 to 100, 1 where absent. */
  weightOf?(tenant: string): number
  /**
   * How often an advance may end with its process before its run is poisoned; without it there is no end. Only an
   * executor counts whose queue outlives its processes.
   */
  readonly tries?: number | undefined
  /** Takes a run out of the way under which so many processes ended; it is advanced no more. */
  onPoisoned?(job: RunJob, tries: number): Promise<void>
  /** Advances one run for one turn: a visit, or several short ones. Never called for one run twice at a time. */
  advance(job: RunJob): Promise<JobOutcome>
  /** Hears of an advance that rejected: the job is over, as if it had said `stop`. */
  onError(job: RunJob, error: unknown): void
  /** Hears of a run that a process announced, this one too; never where the executor announces nothing. */
  onAnnounced?(run: Pick<RunJob, 'tenant' | 'run'>): void
  /** Resolves a secret that `plugin_config` refers to; absent where nobody knows any. */
  secret?(reference: string): Promise<string>
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
