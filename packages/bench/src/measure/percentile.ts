/**
 * The smallest of the values that at least so many percent of them do not exceed: the nearest rank, so that
 * it is a value that was measured.
 *
 * @param percent above 0, up to 100
 * @throws RangeError for no values, or for a percentage that is none
 * @example
 * percentile([5, 1, 9, 2], 50) // 2
 */
export function percentile(values: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`${percent} is no percentile.`)
  const rank = Math.ceil((values.length * percent) / 100)
  const found = values.toSorted((left, right) => left - right)[rank - 1]
  if (found === undefined) throw new RangeError('No values, no percentile.')
  return found
}
