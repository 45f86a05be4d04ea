import { hostname } from 'node:os'
import { ulid } from 'ulid'

/**
 * When this process started, in milliseconds of a clock that only moves on. The same in every thread of
 * the process, and another one in the process that gets the same number after it.
 */
const STARTED_MS = Math.round(Number(process.hrtime.bigint()) / 1e6 - process.uptime() * 1000)

/** How far two measurements of the same start may be apart, in milliseconds. */
const START_TOLERANCE_MS = 5

/** Who holds a lease: `<host>/<pid>@<start>.<id>`, the id made by each runtime when it starts. */
export function newHolder(): string {
  return `${hostname()}/${process.pid}@${STARTED_MS}.${ulid()}`
}

/**
 * Whether a holder was a process of this machine that is there no longer, so that nobody has to wait until
 * its leases lapse: its number is nobody's now, or is ours and we started at another time (a container that
 * was restarted has the same name and the same number as before). False where it cannot be told. Claiming a
 * run from one that lives after all (another machine of the same name) loses nothing: its commits are refused.
 *
 * @example
 * isHolderGone(lease.holder)
 */
export function isHolderGone(holder: string): boolean {
  const [host, pid, started] = /^(.+)\/(\d+)@(\d+)\.[^.]+$/.exec(holder)?.slice(1) ?? []
  if (host !== hostname() || pid === undefined) return false
  if (Number(pid) === process.pid) {
    return Math.abs(Number(started) - STARTED_MS) > START_TOLERANCE_MS
  }
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
