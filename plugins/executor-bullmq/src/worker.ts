import { randomUUID } from 'node:crypto'
import type { ExecutorOptions, RunJob } from '@fcc/contracts'
import type { Job } from 'bullmq'
import type { Connection } from './connection.ts'
import type { RedisReadySet } from './ready-set/redis-ready-set.ts'
import type { Settings } from './settings.ts'

/** What the queue is given of an admitted job: where it is in the ready set. */
export interface AdmittedJob {
  readonly name: string
}

/** Works through what was admitted, in this process. */
export interface QueueWorker {
  /** Begins no more, and waits for what is being advanced. Idempotent. */
  drain(): Promise<void>
}

/** What became of a job in its turn: from when on it is to be advanced again, and how many visits it made. */
interface Turn {
  readonly next: number | undefined
  readonly visits?: number | undefined
}

/** How often a job may stall before the queue itself gives it up: whoever counts is the ready set. */
const NO_END = 1_000_000
/** How long a worker has to say goodbye to the queue, in milliseconds; it is noticed missing otherwise. */
const GOODBYE_MS = 2000

/**
 * Starts a worker.
 *
 * @param onFreed is called when a slot became free
 */
export async function startWorker(parts: {
  readonly queue: { readonly name: string; readonly prefix: string }
  readonly connection: Connection
  readonly set: RedisReadySet
  readonly settings: Settings
  readonly options: ExecutorOptions
  readonly onFreed: () => void
}): Promise<QueueWorker> {
  // Importing a plugin does no work; what this brings along changes a variable of the environment.
  const { Worker } = await import('bullmq')
  const { set, settings, options } = parts
  const { now, tries = Number.POSITIVE_INFINITY } = options
  const underWay = new Set<Promise<void>>()
  let isDraining = false
  let draining: Promise<void> | undefined

  async function advance(job: RunJob): Promise<Turn> {
    try {
      const outcome = await options.advance(job)
      const { visits } = outcome
      if (outcome.next === 'again') return { next: 0, visits }
      return { next: outcome.next === 'later' ? outcome.due : undefined, visits }
    } catch (error) {
      options.onError(job, error)
      return { next: undefined }
    }
  }

  async function work(name: string, taken: string): Promise<void> {
    const token = randomUUID()
    const begun = await set.begin(name, taken, token)
    if (!begun) return
    const { job, tries: begins, epoch } = begun
    // Who would have begun it is on its way out: the next one begins it.
    const { next, visits } = isDraining ? { next: job.due } : await outcomeOf(job, begins)
    const finished = await set.finish({ name, token, epoch }, now(), next, visits)
    // The queue lost its memory: what is to be advanced again is put in again.
    if (finished === 'forgotten' && next !== undefined) {
      await set.enqueue({ ...job, due: next }, now(), options.weightOf?.(job.tenant))
    }
    parts.onFreed()
  }

  async function outcomeOf(job: RunJob, begun: number): Promise<Turn> {
    if (begun <= tries || !options.onPoisoned) return advance(job)
    try {
      await options.onPoisoned(job, tries)
    } catch (error) {
      options.onError(job, error)
    }
    return { next: undefined }
  }

  const worker = new Worker<AdmittedJob>(
    parts.queue.name,
    (job: Job<AdmittedJob>) => {
      const working = work(job.data.name, job.id ?? '')
      const settled = working.then(
        () => void underWay.delete(settled),
        () => void underWay.delete(settled),
      )
      underWay.add(settled)
      return working
    },
    {
      connection: parts.connection.forWorker(),
      prefix: parts.queue.prefix,
      concurrency: options.concurrency,
      lockDuration: settings.silent_ms,
      stalledInterval: Math.ceil(settings.silent_ms / 2),
      maxStalledCount: NO_END,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    },
  )
  // A connection that is lost is tried again, and a job that could not be finished is found by the next look.
  worker.on('error', () => undefined)

  async function drain(): Promise<void> {
    isDraining = true
    while (underWay.size > 0) await Promise.all(underWay)
    const closed = worker.close().catch(() => undefined)
    const isClosed = await Promise.race([
      closed.then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), GOODBYE_MS).unref()),
    ])
    if (!isClosed) await worker.close(true).catch(() => undefined)
  }

  return {
    drain() {
      draining ??= drain()
      return draining
    },
  }
}
