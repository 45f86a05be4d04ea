import type { RateLimit } from '@fcc/contracts'
import { askedFor } from '@fcc/simulation'

/** What is known of the rate at which an account may ask. Times are in milliseconds since 1970. */
export interface RateWindow {
  /** Until when nobody asks, whatever is left: it said so. */
  readonly restsUntil: number
  /** How many requests are left until `resetsAt`. */
  readonly left: number
  readonly resetsAt: number
}

const OPEN: RateWindow = Object.freeze({
  restsUntil: 0,
  left: Number.POSITIVE_INFINITY,
  resetsAt: 0,
})

/** The window after the other side asked to be left alone for a while. Pure. */
export function afterAsked(
  window: RateWindow | undefined,
  askedMs: number | undefined,
  now: number,
  longestMs: number,
): RateWindow | undefined {
  const wait = askedFor(askedMs, longestMs)
  if (wait === undefined) return window
  const { restsUntil } = window ?? OPEN
  return { ...OPEN, ...window, restsUntil: Math.max(restsUntil, now + wait) }
}

/**
 * The window after what the other side says of its limits with an answer. Pure. Answers come in any
 * order: of what several say of one window, the least counts. What is no number says nothing.
 */
export function afterLimit(
  window: RateWindow = OPEN,
  { left, resetMs, of }: RateLimit,
  now: number,
  longestMs: number,
): RateWindow {
  const wait = askedFor(resetMs, longestMs)
  if (wait === undefined || !(left >= 0)) return window
  const resetsAt = now + wait
  if (of === 'tokens') {
    return left > 0 ? window : { ...window, restsUntil: Math.max(window.restsUntil, resetsAt) }
  }
  const isSame = now < window.resetsAt
  return { ...window, left: isSame ? Math.min(window.left, left) : left, resetsAt }
}

/** The window when a call begins. Pure. */
export function afterCall(window: RateWindow, now: number): RateWindow {
  return now < window.resetsAt ? { ...window, left: Math.max(0, window.left - 1) } : window
}

/** Until when nobody asks; nothing where somebody may. Pure. */
export function closedUntil(window: RateWindow | undefined, now: number): number | undefined {
  if (!window) return undefined
  if (now < window.restsUntil) return window.restsUntil
  return window.left <= 0 && now < window.resetsAt ? window.resetsAt : undefined
}
