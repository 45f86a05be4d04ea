import { hostname } from 'node:os'
import { ulid } from 'ulid'

/** Who a runtime holds runs as: `<host>/<pid>.<ulid>`. */
export function newHolder(): string {
  return `${hostname()}/${process.pid}.${ulid()}`
}

/**
 * Whether a holder was a process of this machine that is there no longer, so that nobody has to wait until
 * its leases lapse. False where it cannot be told. Taking a run from one that lives after all (another
 * machine of the same name) loses nothing: its commits are refused.
 *
 * @example
 * isHolderGone(lease.holder)
 */
export function isHolderGone(holder: string): boolean {
  const [host, pid] = /^(.+)\/(\d+)\.[^.]+$/.exec(holder)?.slice(1) ?? []
  if (host !== hostname() || pid === undefined) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
