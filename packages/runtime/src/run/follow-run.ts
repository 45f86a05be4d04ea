import { isFinal, type RunRecord } from '@fcc/contracts'
import { readRun } from '../tenant/session/read-run.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { firstSettled } from './first-settled.ts'
import { jobOf } from './run-job.ts'
import { LONGEST_LOOK_MS, nextNews, type RunFollowing } from './run-news.ts'

/** How a run is followed. */
export interface Followed {
  readonly run: RunRecord
  /** Whether to stay while a person, or a time, is waited for. */
  readonly wait: boolean
  /** The sequence that the run had before it was told something that is still to be carried out. */
  readonly after?: number | undefined
}

/**
 * Waits until a run has ended, or comes to wait, in this process or in another one. What happens here is
 * heard at once, and so is what another process lets go and announces; otherwise the store is asked every
 * `limits.pollMs`.
 */
export async function followRun(
  services: TenantServices,
  following: RunFollowing,
  { run: begun, wait, after = -1 }: Followed,
): Promise<RunRecord> {
  const { store, durable, limits, executor, clock } = services
  const job = jobOf(begun)
  let run = begun
  let isCovered = false
  for (;;) {
    // What was asked has its answer, or its time has come: whoever holds the run continues it, whatever it looks
    // like until then.
    const isForPeople = run.waiting?.for === 'human'
    const isAnswered =
      run.state === 'waiting' &&
      ((isForPeople && Date.parse(run.waiting?.due ?? '') <= clock()) ||
        (await firstSettled(store, run, clock())) !== undefined)
    if (run.sequence > after && isSettled(run, wait) && !(isAnswered && isForPeople)) {
      if (isFinal(run.state) && !isCovered) await services.integrator.flush()
      return run
    }
    if (isAnswered) await executor.enqueue(jobOf(run, clock()))
    // An answer may be written by a process that announces nothing.
    const isTold = following.isAnnounced && run.state !== 'waiting'
    const pollMs = isTold ? Math.max(limits.pollMs, LONGEST_LOOK_MS) : limits.pollMs
    const heard = await nextNews(following, job, {
      hears: 'ends',
      pollMs: durable || wait ? pollMs : undefined,
    })
    if (heard.kind === 'failed') throw heard.error
    if (heard.kind === 'closed') return readRun(services, run.id)
    isCovered = heard.kind === 'settled'
    if (heard.kind === 'settled') run = heard.run
    else if (!following.isOpen(job)) run = await readRun(services, run.id)
  }
}

/** Whether nobody who follows a run has anything to wait for. */
function isSettled({ state, waiting }: RunRecord, wait: boolean): boolean {
  if (state === 'queued' || state === 'running') return false
  if (state !== 'waiting') return true
  // A person answers by and by, and a time comes; what else is waited for, somebody has to fix.
  return !(wait && (waiting?.for === 'human' || waiting?.due !== undefined))
}
