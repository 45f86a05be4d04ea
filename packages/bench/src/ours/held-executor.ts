import type { ExecutorFactory, RunJob } from '@fcc/contracts'
import { inProcessExecutor } from '@fcc/runtime'

/** The executor of one process, which keeps jobs back while it is held. */
export interface HeldExecutor {
  readonly factory: ExecutorFactory
  /** Keeps back what is enqueued from now on. */
  hold(): void
  /** Begins with what was kept back. */
  release(): Promise<void>
}

/** Makes one for one runtime. */
export function createHeldExecutor(): HeldExecutor {
  let kept: RunJob[] | undefined
  let enqueue: (job: RunJob) => Promise<void> = async () => undefined
  return {
    factory: {
      ...inProcessExecutor,
      create(options) {
        const executor = inProcessExecutor.create(options)
        enqueue = executor.enqueue
        return {
          ...executor,
          async enqueue(job) {
            if (kept) kept.push(job)
            else await executor.enqueue(job)
          },
        }
      },
    },
    hold() {
      kept ??= []
    },
    async release() {
      const jobs = kept ?? []
      kept = undefined
      for (const job of jobs) await enqueue(job)
    },
  }
}
