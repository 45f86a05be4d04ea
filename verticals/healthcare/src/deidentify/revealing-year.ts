/** The year of this version of the rule. A later date in the text moves the reference forward. */
const REFERENCE_YEAR_FLOOR = 2026
const OLDEST_KEPT_AGE = 89

/**
 * The latest birth year that reveals an age over 89. No clock is asked: the reference is the latest
 * year that dates of the text hold, and never before this version of the rule.
 *
 * Source: 45 CFR 164.514(b)(2)(i)(C), ages over 89 and all elements of dates indicative of such age.
 *
 * @param yearsOfDates years of the full dates in the text
 * @example
 * latestRevealingYear([2026])  // 1936: who was born then turns 90; 1937 may stay
 */
export function latestRevealingYear(yearsOfDates: readonly number[]): number {
  const reference = yearsOfDates.reduce(
    (latest, year) => Math.max(latest, year),
    REFERENCE_YEAR_FLOOR,
  )
  return reference - OLDEST_KEPT_AGE - 1
}
