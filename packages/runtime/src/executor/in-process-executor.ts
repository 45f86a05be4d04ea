import type { Executor, ExecutorFactory, ExecutorOptions, RunJob } from '@fcc/contracts'
import { createReadySet } from '@fcc/scheduling'

/** The longest that one timer can wait, in milliseconds; what is due later is looked at again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** How many turns a run has before those of its tenant that came after it: what was begun is open, and ends first. */
const TURNS_IN_A_ROW = 8

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
  const jobs = createReadySet<RunJob>({
    ...{ slots: concurrency, slotsPerTenant, pools },
    turnsInARow: TURNS_IN_A_ROW,
  })
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
      const advancing = turn(job).then(({ next, visits = 1 }) => {
        underWay.delete(advancing)
        jobs.finish(job, now(), next, visits)
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

  /** Advances a run for a turn: from when on it is to be advanced again, and how many visits that were. */
  async function turn(
    job: RunJob,
  ): Promise<{ next: number | undefined; visits?: number | undefined }> {
    try {
      const outcome = await advance(job)
      const { visits } = outcome
      if (outcome.next === 'again') return { next: 0, visits }
      return { next: outcome.next === 'later' ? outcome.due : undefined, visits }
    } catch (error) {
      onError(job, error)
      return { next: undefined }
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
