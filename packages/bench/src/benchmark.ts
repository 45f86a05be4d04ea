import type { Unit } from './measure/unit.ts'
import type { SideModule } from './sides/side-process.ts'

/** Something measured on our side and on those of peers. */
export interface Benchmark {
  readonly id: string
  /** What is done, for the table. */
  readonly title: string
  readonly unit: Unit
  /** How many of the unit one run or start is worth: its steps, or 1. */
  readonly unitsPerItem: number
  /** The ratio wanted against the best rival; absent where there is none to reach. */
  readonly aim?: number | undefined
  /** The most that ours may have more than the best rival, in the unit, in place of a ratio. */
  readonly addedAim?: number | undefined
  /**
   * Which share of the single pieces of work took no longer than the figure, in percent, where it is not
   * the whole time over all of them; the sides note what each took.
   */
  readonly percentile?: number | undefined
  /** The most measurements of each side, where one takes long by itself; one of them warms up then. */
  readonly mostRuns?: number | undefined
  /** What either side is tried at; each is then measured at its own best. */
  readonly concurrencies: readonly number[]
  readonly ours: SideModule
  readonly rivals: readonly Rival[]
  /** Facts that must be equal on both sides, such as the sync of what is at rest. */
  readonly equalFacts: readonly string[]
}

/** A peer that does the same work. */
export interface Rival extends SideModule {
  /** Ends the id of its row where another rival is better. */
  readonly key: string
  /** Runs or starts of each measurement, on both sides; a slower rival gets fewer. */
  readonly count: number
}

/** How much is measured. */
export interface Effort {
  /** Measurements of each side, alternating; an odd number has a run as its median. */
  readonly runs: number
  /** Measurements of each side before those, not counted: they warm the code up. */
  readonly warmUps: number
  /** Measurements at each concurrency, after one that warms up, to find either side's best. */
  readonly tries: number
  /** What the rivals' counts are multiplied by. */
  readonly scale: number
}

/** What a table is made of. */
export const FULL: Effort = { runs: 7, warmUps: 2, tries: 3, scale: 1 }

/** What shows that everything still runs, and little about speed. */
export const QUICK: Effort = { runs: 5, warmUps: 1, tries: 1, scale: 0.1 }
