/**
 * The middle of the values, or the mean of the two in the middle.
 *
 * @throws RangeError for no values: there is no median of nothing
 * @example
 * median([3, 1, 2]) // 2
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new RangeError('No values, no median.')
  return (lower + upper) / 2
}
