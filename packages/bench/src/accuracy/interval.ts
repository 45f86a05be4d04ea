/** A share of a count, with the bounds that hold it in 95 of 100 cases; null where nothing was counted. */
export interface Share {
  readonly of: number
  readonly count: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

const Z = 1.959964

/**
 * A share with its Wilson score interval, which stays between 0 and 1 and true for few cases.
 *
 * @example
 * shareOf(9, 10)   // { of: 10, count: 9, share: 0.9, low: 0.5958, high: 0.9821 }
 */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { of, count, share: null, low: null, high: null }
  const p = count / of
  const scale = 1 + Z ** 2 / of
  const middle = (p + Z ** 2 / (2 * of)) / scale
  const half = (Z * Math.sqrt((p * (1 - p)) / of + Z ** 2 / (4 * of ** 2))) / scale
  return { of, count, share: rounded(p), low: rounded(middle - half), high: rounded(middle + half) }
}

function rounded(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000
}
