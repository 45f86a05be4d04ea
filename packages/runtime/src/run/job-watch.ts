import type { Executor, ExecutorOptions, RunJob } from '@fcc/contracts'

/** Knows of an executor of this process whether it takes what is due. */
export interface JobWatch {
  /** Since when something is due and nothing was taken (milliseconds since 1970); absent where all is taken. */
  waitingSince(): number | undefined
  /** An advance that the executor calls. */
  watch(advance: ExecutorOptions['advance']): ExecutorOptions['advance']
  /** Notes what is put into the queue. */
  enqueued(job: Pick<RunJob, 'tenant' | 'run' | 'due'>): void
}

/** A watch over what is enqueued here and advanced here. */
export function createJobWatch(clock: () => number): JobWatch {
  /** Run → from when it is due. */
  const waiting = new Map<string, number>()
  let lastTaken = Number.NEGATIVE_INFINITY
  const keyOf = ({ tenant, run }: Pick<RunJob, 'tenant' | 'run'>) => `${tenant}\u0000${run}`
  const enqueued: JobWatch['enqueued'] = (job) => {
    const due = Math.max(job.due, clock())
    waiting.set(keyOf(job), Math.min(due, waiting.get(keyOf(job)) ?? due))
  }
  return {
    waitingSince() {
      const oldest = [...waiting.values()].reduce(
        (least, due) => Math.min(least, due),
        Number.POSITIVE_INFINITY,
      )
      if (oldest > clock()) return undefined
      // Something else that is taken shows that the queue moves.
      return Math.max(oldest, lastTaken)
    },
    enqueued,
    watch: (advance) => async (job) => {
      waiting.delete(keyOf(job))
      lastTaken = clock()
      const outcome = await advance(job)
      if (outcome.next === 'again') enqueued({ ...job, due: clock() })
      if (outcome.next === 'later') enqueued({ ...job, due: outcome.due })
      return outcome
    },
  }
}

/**
 * An executor with what is put into it noted. What it does not take is in the store all the same, and put in by
 * the next scan: whoever started a run is not told that there is none. Told are those who look after the process,
 * once until it takes something again.
 */
export function watched(
  executor: Executor,
  { enqueued }: Pick<JobWatch, 'enqueued'>,
  onFailed: (job: RunJob, error: unknown) => void,
): Executor {
  let isOut = false
  return {
    ready: async () => executor.ready?.(),
    ...(executor.missing
      ? { missing: async (jobs) => (await executor.missing?.(jobs)) ?? jobs }
      : {}),
    ...(executor.figures ? { figures: async () => (await executor.figures?.()) ?? [] } : {}),
    ...(executor.announce ? { announce: (run) => executor.announce?.(run) } : {}),
    drain: () => executor.drain(),
    close: () => executor.close(),
    async enqueue(job) {
      enqueued(job)
      try {
        await executor.enqueue(job)
        isOut = false
      } catch (error) {
        if (!isOut) onFailed(job, error)
        isOut = true
      }
    },
  }
}
