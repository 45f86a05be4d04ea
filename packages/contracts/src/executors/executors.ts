import { definePoint, type PointShape } from '@fcc/plugin-api'
import { structureSchema } from '../catalogue/structure-schema.ts'

/** One run to be carried on, one visit at a time. */
export interface RunJob {
  readonly tenant: string
  readonly run: string
}

/** What a visit says about the next one. */
export type JobOutcome =
  | { readonly next: 'again' }
  | { readonly next: 'stop' }
  | { readonly next: 'later'; readonly afterMs: number }

/** Decides when and where visits happen; knows nothing of what they are. */
export interface Executor {
  /** Carries the run on until it stops; the promise settles then. A run is never carried on twice at a time. */
  submit(job: RunJob): Promise<void>
  /** Stops taking jobs and waits for the visits under way. */
  drain(): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}

/** A kind of executor. */
export interface ExecutorFactory {
  readonly id: string
  readonly title: string
  create(options: {
    readonly concurrency: number
    advance(job: RunJob): Promise<JobOutcome>
  }): Executor
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
  schema: structureSchema({ id: 'string', title: 'string', create: 'function' }),
})
