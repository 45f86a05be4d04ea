import type { Executor, ExecutorFactory, ExecutorOptions, RunJob } from '@fcc/contracts'
import { createReadySet } from '@fcc/scheduling'

/** The longest that one timer can wait, in milliseconds; what is due later is looked at again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * The queue of one process, in its memory: what it forgets when the process ends, the recovery scan
 * of the next one finds in the stores.
 */
export const inProcessExecutor: ExecutorFactory = {
  id: 'in-process',
  title: 'In this process',
  isLocal: true,
  create: (options) => createInProcessExecutor(options),
}

function createInProcessExecutor(options: ExecutorOptions): Executor {
  const { concurrency, slotsPerTenant, pools, advance, onError, now } = options
  const jobs = createReadySet<RunJob>({ slots: concurrency, slotsPerTenant, pools })
  const underWay = new Set<Promise<void>>()
  let isDraining = false
  let timer: NodeJS.Timeout | undefined

  function begin(): void {
    while (!isDraining) {
      const job = jobs.take(now())
      if (!job) {
        wakeLater()
        return
      }
      const advancing = step(job).then((next) => {
        underWay.delete(advancing)
        jobs.finish(job, now(), next)
        begin()
      })
      underWay.add(advancing)
    }
  }

  /** Looks again when the next one is due that sleeps. */
  function wakeLater(): void {
    clearTimeout(timer)
    const due = jobs.nextDue()
    if (due === undefined) return
    timer = setTimeout(begin, Math.max(1, Math.min(due - now(), LONGEST_TIMER_MS)))
  }

  /** Advances a run, and says from when on it is to be advanced again. */
  async function step(job: RunJob): Promise<number | undefined> {
    try {
      const outcome = await advance(job)
      if (outcome.next === 'again') return 0
      return outcome.next === 'later' ? outcome.due : undefined
    } catch (error) {
      onError(job, error)
      return undefined
    }
  }

  async function drain(): Promise<void> {
    isDraining = true
    clearTimeout(timer)
    await Promise.all(underWay)
  }

  return {
    async enqueue(job) {
      if (isDraining) return
      jobs.enqueue(job, now(), options.weightOf?.(job.tenant))
      begin()
    },
    figures: async () => jobs.figures(),
    drain,
    close: drain,
  }
}
