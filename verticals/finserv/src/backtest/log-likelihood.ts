/** `count · ln(chance)` with the convention 0 · ln 0 = 0, on which every edge case rests. */
export function countTimesLog(count: number, chance: number): number {
  return count === 0 ? 0 : count * Math.log(chance)
}

/** `count · ln(1 - chance)` with the convention 0 · ln 0 = 0. */
export function countTimesLogComplement(count: number, chance: number): number {
  return count === 0 ? 0 : count * Math.log1p(-chance)
}

/** -2 · (restricted - free), never below zero: rounding may leave a tiny negative. */
export function likelihoodRatio(restricted: number, free: number): number {
  return Math.max(0, -2 * (restricted - free))
}
