import type { Tools, Work } from '../sides/side.ts'
import type { CompletedRuns } from './await-completed.ts'

/** Runs that each worker makes before the clock starts. */
const WARM_RUNS = 16

/** A fleet that is ready, and how a run of it is started. */
export interface ReadyFleet {
  readonly workers: number
  /** Starts the run of a number: those of the work first, those before the clock after them. */
  readonly start: (number: number) => Promise<void>
  readonly completed: CompletedRuns
  /** Runs that are completed already. */
  readonly already: number
}

/**
 * Measures from the first start of a run to the end of the last, in a fleet that is warm: the same for both sides.
 *
 * @returns how many runs were made in all
 */
export async function measureFleet(
  { workers, start, completed, already }: ReadyFleet,
  { count, concurrency }: Pick<Work, 'count' | 'concurrency'>,
  { stopwatch, sideBySide }: Pick<Tools, 'stopwatch' | 'sideBySide'>,
): Promise<number> {
  const warm = WARM_RUNS * workers
  await sideBySide(warm, concurrency, (number) => start(count + number))
  await completed.reach(already + warm)
  await stopwatch(async () => {
    await sideBySide(count, concurrency, start)
    await completed.reach(already + warm + count)
  })
  return warm + count
}
