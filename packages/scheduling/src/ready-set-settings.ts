/** What one pool gets of the slots. */
export interface PoolSettings {
  /** Its share beside the other pools that have something to do: a whole number from 1 to 100. */
  readonly weight: number
  /** The most of its jobs that are taken at a time; without it there is no end of its own. */
  readonly slots?: number | undefined
}

/** What bounds and weighs a ready set. */
export interface ReadySetSettings {
  /** The most jobs that are taken at a time. */
  readonly slots: number
  /** The most jobs of one tenant that are taken at a time, over all pools. */
  readonly slotsPerTenant: number
  /**
   * How many turns a job may have before those of its tenant that became ready after it, where it is due again
   * at once each time; 1 by default. With more, what was begun is ended before more is begun.
   */
  readonly turnsInARow?: number | undefined
  /** Pool → what it gets; one that is not named has weight 1. */
  readonly pools?: Readonly<Record<string, PoolSettings>> | undefined
}

/** Production goes first by far, and nothing waits for ever: of ten slots PROD has six, LAB three, SHADOW one. */
export const DEFAULT_POOLS: Readonly<Record<'LAB' | 'SHADOW' | 'PROD', PoolSettings>> = {
  PROD: { weight: 6 },
  LAB: { weight: 3 },
  SHADOW: { weight: 1 },
}
