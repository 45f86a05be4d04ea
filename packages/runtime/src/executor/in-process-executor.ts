import type { Executor, ExecutorFactory, RunJob } from '@fcc/contracts'

/**
 * Carries runs on inside this process: one visit of a run at a time, runs side by side up to the
 * given number. A run whose `advance` rejects ends its own submission and harms no other.
 */
export const inProcessExecutor: ExecutorFactory = {
  id: 'in-process',
  title: 'In this process',
  create({ concurrency, advance }): Executor {
    const jobs = new Map<string, Promise<void>>()
    const waiting: (() => void)[] = []
    const sleepers = new Set<() => void>()
    let free = concurrency
    let closed = false

    const enter = (): Promise<void> | undefined => {
      if (free > 0) {
        free--
        return undefined
      }
      return new Promise((resolve) => waiting.push(resolve))
    }
    const leave = (): void => {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
    const sleep = (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          sleepers.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, ms)
        sleepers.add(wake)
      })

    async function carry(job: RunJob): Promise<void> {
      for (;;) {
        const entering = enter()
        if (entering) await entering
        if (closed) return leave()
        let outcome: Awaited<ReturnType<typeof advance>>
        try {
          outcome = await advance(job)
        } finally {
          leave()
        }
        if (outcome.next === 'stop') return
        if (outcome.next === 'later') await sleep(outcome.afterMs)
        if (closed) return
      }
    }

    const settle = async (): Promise<void> => {
      closed = true
      for (const wake of [...sleepers]) wake()
      await Promise.allSettled(jobs.values())
    }

    return {
      submit(job) {
        const key = `${job.tenant}\u0000${job.run}`
        const running = jobs.get(key)
        if (running) return running
        if (closed) return Promise.resolve()
        const carrying = carry(job).finally(() => jobs.delete(key))
        jobs.set(key, carrying)
        return carrying
      },
      drain: settle,
      close: settle,
    }
  },
}
