/** How hard a suite tries; each may be set for one suite. */
export interface HostileLimits {
  /** Characters of the texts that are merely large. */
  readonly hugeLength: number
  /** Characters of the texts that repeat something. */
  readonly repetitionLength: number
  /** Milliseconds that one repetition may take, in a process of its own. */
  readonly timeLimitMs: number
  /** Milliseconds that the process may take to load the contribution. */
  readonly loadLimitMs: number
}

/** What holds where a suite says nothing: a quadratic search over a repetition does not end in time. */
export const DEFAULT_HOSTILE_LIMITS: HostileLimits = Object.freeze({
  hugeLength: 262_144,
  repetitionLength: 65_536,
  timeLimitMs: 4_000,
  loadLimitMs: 30_000,
})
