import type { Executor, ExecutorFactory, ExecutorOptions, RunJob } from '@fcc/contracts'
import { createReadyJobs } from './ready-jobs.ts'

/** The longest that one timer can wait, in milliseconds; what is due later is looked at again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A job in this queue: ready, asleep until it is due, or being advanced. */
interface QueuedJob {
  readonly tenant: string
  readonly run: string
  readonly domain: RunJob['domain']
  priority: number
  due: number
  state: 'ready' | 'asleep' | 'advancing'
  timer: NodeJS.Timeout | undefined
  /** Enqueued again while it is being advanced: from when. */
  wanted: number | undefined
}

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
  const { concurrency, slotsPerTenant, advance, onError, now } = options
  const jobs = new Map<string, QueuedJob>()
  const ready = createReadyJobs<QueuedJob>(slotsPerTenant)
  const underWay = new Set<Promise<void>>()
  let isDraining = false

  function schedule(job: QueuedJob): void {
    const wait = job.due - now()
    if (wait <= 0) {
      job.state = 'ready'
      ready.add(job)
      return
    }
    job.state = 'asleep'
    job.timer = setTimeout(
      () => {
        schedule(job)
        begin()
      },
      Math.min(wait, LONGEST_TIMER_MS),
    )
  }

  function begin(): void {
    while (!isDraining && underWay.size < concurrency) {
      const job = ready.take()
      if (!job) return
      job.state = 'advancing'
      const advancing = step(job).then(() => {
        underWay.delete(advancing)
        ready.release(job)
        begin()
      })
      underWay.add(advancing)
    }
  }

  async function step(job: QueuedJob): Promise<void> {
    const { tenant, run, domain, priority, due } = job
    const given: RunJob = { tenant, run, domain, priority, due }
    let next: number | undefined
    try {
      const outcome = await advance(given)
      if (outcome.next === 'again') next = 0
      else if (outcome.next === 'later') next = outcome.due
    } catch (error) {
      onError(given, error)
    }
    const { wanted } = job
    job.wanted = undefined
    if (wanted !== undefined) next = Math.min(next ?? wanted, wanted)
    if (next === undefined || isDraining) {
      jobs.delete(keyOf(job))
      return
    }
    job.due = next
    schedule(job)
  }

  async function drain(): Promise<void> {
    isDraining = true
    for (const job of jobs.values()) clearTimeout(job.timer)
    ready.clear()
    await Promise.all(underWay)
    jobs.clear()
  }

  return {
    async enqueue({ tenant, run, domain, priority, due }) {
      if (isDraining) return
      const known = jobs.get(keyOf({ tenant, run }))
      if (!known) {
        const job: QueuedJob = {
          ...{ tenant, run, domain, priority, due },
          ...{ state: 'ready', timer: undefined, wanted: undefined },
        }
        jobs.set(keyOf(job), job)
        schedule(job)
      } else if (known.state === 'advancing') {
        known.priority = Math.max(known.priority, priority)
        known.wanted = Math.min(known.wanted ?? due, due)
      } else {
        clearTimeout(known.timer)
        ready.remove(known)
        known.priority = Math.max(known.priority, priority)
        known.due = Math.min(known.due, due)
        schedule(known)
      }
      begin()
    },
    drain,
    close: drain,
  }
}

function keyOf({ tenant, run }: Pick<RunJob, 'tenant' | 'run'>): string {
  return `${tenant}\u0000${run}`
}
