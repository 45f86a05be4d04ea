/**
 * What a measurement counts: things done in a second, where more is better; milliseconds or microseconds,
 * or kilobytes that stay in memory, where less is.
 */
export const UNITS = [
  'steps/s',
  'manifests/s',
  'decisions/s',
  'commits/s',
  'runs/s',
  'requests/s',
  'MB/s',
  'events/s',
  'ms',
  'µs',
  'kB',
] as const
export type Unit = (typeof UNITS)[number]

/** What one run did and took. */
export interface Measured {
  readonly count: number
  readonly milliseconds: number
  /** What is still held in memory after the work, in bytes. */
  readonly heldBytes: number
}

/** One side's figure of one run, in the unit: of times and memory, for one of what was counted. */
export function figureFor(unit: Unit, { count, milliseconds, heldBytes }: Measured): number {
  if (unit === 'ms') return milliseconds / count
  if (unit === 'µs') return (milliseconds * 1000) / count
  if (unit === 'kB') return heldBytes / 1000 / count
  return (count * 1000) / milliseconds
}

/** How often ours fits into the rival's: above 1, ours is better, whichever the unit. */
export function ratioOf(unit: Unit, ours: number, rival: number): number {
  return isLessBetter(unit) ? rival / ours : ours / rival
}

/** Whether the first figure is better than the second. */
export function isBetter(unit: Unit, first: number, second: number): boolean {
  return ratioOf(unit, first, second) > 1
}

function isLessBetter(unit: Unit): boolean {
  return unit === 'ms' || unit === 'µs' || unit === 'kB'
}
