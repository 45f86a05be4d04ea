import type { FailureKind, RateLimit } from '@fcc/contracts'

/** Why one is left alone, and until when. */
export interface Resting {
  readonly failure: FailureKind
  /** Milliseconds since 1970, UTC. */
  readonly until: number
}

/** A call that is under way, as whoever watches over its other side counts it. */
export interface WatchedCall {
  /** What it came to; nothing where it was aborted, which says nothing of the other side. */
  end(outcome?: 'answered' | { readonly failure: FailureKind; readonly askedMs?: number }): void
  /** What the other side says of its own limits. */
  onRateLimit(limit: RateLimit): void
}

/**
 * What one process knows of how providers and services fare, for one tenant: those that fail again and
 * again are left alone, and what they say of their limits is shared by all runs. It outlives no process.
 */
export interface ProviderHealth {
  /** Whether one is left alone now. */
  resting(id: string): Resting | undefined
  /** Counts a call that begins. One that was left alone is tried by one call at a time. */
  begin(id: string): WatchedCall
}

/** Where nobody watches. */
export const NOBODY_RESTS: ProviderHealth = Object.freeze({
  resting: () => undefined,
  begin: () => ({ end: () => undefined, onRateLimit: () => undefined }),
})
