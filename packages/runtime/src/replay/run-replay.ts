/** What of a visit came out otherwise. */
export type ReplayedPart =
  | 'visit'
  | 'answer'
  | 'request'
  | 'activity'
  | 'actor'
  | 'inputs'
  | 'decisions'
  | 'outputs'
  | 'issues'
  | 'gates'
  | 'route'
  | 'end'

/** One thing that came out otherwise. Names, places and digests, never content. */
export interface ReplayedDifference {
  readonly part: ReplayedPart
  readonly say: string
}

/** A visit that came out the same and was decided otherwise. */
export interface DecidedOtherwise {
  /** The id of the visit. */
  readonly at: string
  readonly differences: readonly ReplayedDifference[]
}

/** Where a replay parted from its run. What would have followed is not made: it is a consequence. */
export interface ReplayDeparture {
  /** The id of the visit; the run's own id where it is about its end. */
  readonly at: string
  readonly differences: readonly ReplayedDifference[]
}

/**
 * A run made once more from what is kept of it, by the code of today: nothing is asked outside, nothing is
 * written.
 */
export interface RunReplay {
  readonly run: string
  /** Whether it was made with the plan that is pinned, or with the one that would be made of it today. */
  readonly plan: 'pinned' | 'current'
  /** How many visits the run has. */
  readonly recorded: number
  /** The visits that came out byte for byte as they are recorded, in the order in which they were made. */
  readonly same: readonly string[]
  /**
   * Of a replay by the plan of today: the visits among those that were decided otherwise, by a new rule say,
   * and made the same bytes, passed the same gates and led the same way. A replay by the pinned plan parts there.
   */
  readonly decidedOtherwise: readonly DecidedOtherwise[]
  /** How many answers of models and services the journal gave. */
  readonly answers: number
  /** Plugin → its version then and now, of those that differ. */
  readonly versions: Readonly<Record<string, { readonly pinned: string; readonly here: string }>>
  /** Absent where everything that is recorded came out the same. */
  readonly departure?: ReplayDeparture | undefined
}
