/** What a measurement counts: steps in a second, where more is better, or milliseconds, where less is. */
export type Unit = 'steps/s' | 'ms'

/** One side's figure of one run, in the unit. */
export function figureFor(
  unit: Unit,
  work: { readonly count: number; readonly milliseconds: number },
): number {
  return unit === 'ms' ? work.milliseconds / work.count : (work.count * 1000) / work.milliseconds
}

/** How often ours fits into the rival's: above 1, ours is better, whichever the unit. */
export function ratioOf(unit: Unit, ours: number, rival: number): number {
  return unit === 'ms' ? rival / ours : ours / rival
}

/** Whether the first figure is better than the second. */
export function isBetter(unit: Unit, first: number, second: number): boolean {
  return ratioOf(unit, first, second) > 1
}
