/** One participant of a measurement. It lives in a process of its own and measures one run at a time. */
export interface Side {
  /**
   * Makes everything anew, warms it up, does the work once under the stopwatch, checks what came of it
   * and lets everything go.
   */
  measure(work: Work, tools: Tools): Promise<Facts>
}

/** What a side's module exports as `createSide`. */
export type CreateSide = (options: SideOptions) => Promise<Side>

/** What a benchmark tells a side, in plain words of its own. */
export type SideOptions = Readonly<Record<string, string>>

/** One run's worth of work. */
export interface Work {
  /** How many workflow runs, or starts. */
  readonly count: number
  /** How many of them are under way at the same time. */
  readonly concurrency: number
  /** An empty folder of this run alone. */
  readonly directory: string
}

/** What both sides work with, so that neither measures by its own rules. */
export interface Tools {
  /** Runs the work once with the clock going; to be called once in each `measure`. */
  readonly stopwatch: (work: () => Promise<void>) => Promise<void>
  /** Does the numbered jobs from 0 on, a given number of them at the same time. */
  readonly sideBySide: (
    count: number,
    concurrency: number,
    job: (number: number) => Promise<void>,
  ) => Promise<void>
  /**
   * Starts jobs 0 to count − 1, so many in a second, whether or not those before have ended, and notes what
   * each took from when it was due.
   */
  readonly openLoop: (
    count: number,
    perSecond: number,
    job: (number: number) => Promise<void>,
  ) => Promise<void>
  /** Notes what one piece of work took by itself, in milliseconds; heard under the stopwatch only. */
  readonly took: (milliseconds: number) => void
}

/** What a run is worth knowing besides its time: journal mode, entries verified. Printed, and compared. */
export type Facts = Readonly<Record<string, string>>

/** What one run took. */
export interface Timing {
  readonly milliseconds: number
  /** Of all threads of the side's process. */
  readonly cpuMilliseconds: number
  /** How much more memory the side's process holds after the work, garbage collected before and after. */
  readonly heldBytes: number
  /** What single pieces of work took, where the side noted it; none where it did not. */
  readonly eachMilliseconds: readonly number[]
  readonly facts: Facts
}
