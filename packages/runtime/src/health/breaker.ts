import type { FailureKind } from '@fcc/contracts'
import type { Resting } from '@fcc/simulation'

/** How one other side has fared, while it fails; one that answers has none. */
export interface Breaker {
  /** How often in a row it has failed. */
  readonly failures: number
  /** How it failed last. */
  readonly failure: FailureKind
  /** Until when it is left alone, in milliseconds since 1970; absent while it has failed less often. */
  readonly until?: number | undefined
  /** Whether one call tries it again now. */
  readonly isTried?: boolean | undefined
}

/** When one is left alone, and for how long. */
export interface BreakerLimits {
  /** After how many failures in a row. */
  readonly breakerFailures: number
  /** For how long at first, in milliseconds; twice as long after each trial that failed. */
  readonly breakerMs: number
  /** The longest, in milliseconds. */
  readonly longestRetryMs: number
}

/** Failures that say something of the other side, and not of what it was asked or with which key. */
const ILL: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'overloaded',
  'unreachable',
  'timed_out',
  'failed',
])

/** The breaker after a failure; as it was where the failure says nothing of the other side. Pure. */
export function afterFailure(
  breaker: Breaker | undefined,
  failure: FailureKind,
  now: number,
  { breakerFailures, breakerMs, longestRetryMs }: BreakerLimits,
): Breaker | undefined {
  if (!ILL.has(failure)) return breaker && { ...breaker, isTried: false }
  const failures = (breaker?.failures ?? 0) + 1
  if (failures < breakerFailures) return { failures, failure }
  const isLeftAlone = breaker?.until !== undefined && now < breaker.until && !breaker.isTried
  // Calls that were under way when it was left alone say nothing new.
  if (isLeftAlone) return { ...breaker, failure }
  const times = Math.min(failures - breakerFailures, 30)
  return { failures, failure, until: now + Math.min(breakerMs * 2 ** times, longestRetryMs) }
}

/** Whether one is left alone now: its time is not over, or somebody else is trying it. Pure. */
export function restOf(
  breaker: Breaker | undefined,
  now: number,
  trialMs: number,
): Resting | undefined {
  if (breaker?.until === undefined) return undefined
  const { failure, until, isTried } = breaker
  if (now < until) return { failure, until }
  return isTried ? { failure, until: now + trialMs } : undefined
}

/** The breaker when a call begins: one whose time is over is tried by that call alone. Pure. */
export function afterBeginning(breaker: Breaker, now: number): Breaker {
  return breaker.until === undefined || now < breaker.until
    ? breaker
    : { ...breaker, isTried: true }
}
