import { setImmediate, setTimeout } from 'node:timers/promises'

/** How early a timer is set for: Node's own are late by about so much. */
const TIMER_SLACK_MS = 1

/**
 * Starts jobs 0 to count − 1 at even distances, `perSecond` of them in a second, whether or not those before
 * have ended, as people do who do not know of each other. Each is told to `took` by what passed since it was
 * due, so that a process that is too busy to start one in time is not spared the wait. Rejects with the first
 * failure, after the jobs that were started have ended; none is started after it.
 *
 * A job is waited for by turns of the event loop right before it is due, and not by a timer, which would be
 * late on every side and make unequal times more alike.
 */
export async function openLoop({
  count,
  perSecond,
  job,
  took,
}: {
  readonly count: number
  readonly perSecond: number
  readonly job: (number: number) => Promise<void>
  readonly took: (milliseconds: number) => void
}): Promise<void> {
  const begun = performance.now()
  const failures: unknown[] = []
  const jobs: Promise<void>[] = []
  for (let number = 0; number < count; number += 1) {
    const due = begun + (number * 1000) / perSecond
    await until(due)
    if (failures.length > 0) break
    jobs.push(
      job(number).then(
        () => took(performance.now() - due),
        (error: unknown) => void failures.push(error),
      ),
    )
  }
  await Promise.all(jobs)
  if (failures.length > 0) throw failures[0]
}

async function until(due: number): Promise<void> {
  for (;;) {
    const left = due - performance.now()
    if (left <= 0) return
    if (left >= TIMER_SLACK_MS + 1) await setTimeout(Math.floor(left - TIMER_SLACK_MS))
    else await setImmediate()
  }
}
