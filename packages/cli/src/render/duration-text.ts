/**
 * A time in the unit that people read it in.
 *
 * @param ms milliseconds
 * @example
 * durationText(41) // '41 ms'
 * durationText(23_205) // '23.2 s'
 */
export function durationText(ms: number): string {
  if (ms < 10_000) return `${ms} ms`
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`
  return `${Math.round(ms / 60_000)} min`
}
