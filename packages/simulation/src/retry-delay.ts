import type { ActLimits } from './act-limits.ts'

/** How often in a row the other side is believed when it asks to be left alone for less than we would. */
const BELIEVED = 3

/**
 * How long one that failed is left alone, in milliseconds. Pure. For as long as it says, and never for
 * less; else for a time that doubles with each failure in a row. What it says is bounded, and what is no
 * time says nothing: it comes from elsewhere.
 *
 * @param spread from 0 to 1: keeps those that failed together from coming back together
 * @example
 * retryDelay(DEFAULT_ACT_LIMITS, { attempts: 1, askedMs: 2000, spread: 0 }) // 2000
 */
export function retryDelay(
  limits: Pick<ActLimits, 'retryMs' | 'longestRetryMs' | 'longestRetryAfterMs'>,
  failed: {
    /** How often in a row it has failed, from 1. */
    readonly attempts: number
    readonly askedMs?: number | undefined
    readonly spread: number
  },
): number {
  const { retryMs, longestRetryMs, longestRetryAfterMs } = limits
  const { attempts, spread } = failed
  const own = (times: number) => Math.min(retryMs * 2 ** Math.min(times - 1, 30), longestRetryMs)
  const asked = askedFor(failed.askedMs, longestRetryAfterMs)
  if (asked === undefined) {
    const longest = own(attempts)
    return Math.round(longest / 2 + (spread * longest) / 2)
  }
  // One that says again and again that it may be asked at once, and fails, is not asked in a circle.
  const floor = attempts > BELIEVED ? own(attempts - BELIEVED) : 0
  const wait = Math.max(asked, Math.min(floor, longestRetryAfterMs))
  return Math.round(Math.min(wait + (spread * Math.min(wait, retryMs)) / 4, longestRetryAfterMs))
}

/** What the other side asked for, where that is a time, within its limit; milliseconds. */
export function askedFor(askedMs: number | undefined, longestMs: number): number | undefined {
  const isTime = typeof askedMs === 'number' && askedMs >= 0
  return isTime ? Math.min(askedMs, longestMs) : undefined
}
