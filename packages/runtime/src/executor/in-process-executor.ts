import type { Executor, ExecutorFactory, ExecutorOptions, RunJob } from '@fcc/contracts'
import { createReadySet } from '@fcc/scheduling'

/** The longest that one timer can wait, in milliseconds; what is due later is looked at again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * For how long a run continues in its turn, in milliseconds: its next visit finds its store and its contents at hand,
 * where other tenants would come between. What it has beyond one visit counts as turns of its tenant.
 */
const TURN_MS = 100

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
      const advancing = turn(job).then(({ next, visits }) => {
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

  /** Advances a run as long as its turn lasts; a visit that waits for something is the whole of it. */
  async function turn(job: RunJob): Promise<{ next: number | undefined; visits: number }> {
    const until = performance.now() + TURN_MS
    for (let visits = 1; ; visits += 1) {
      const next = await step(job)
      if (next !== 0 || isDraining || performance.now() >= until) return { next, visits }
    }
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
