const UNITS = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1000 },
] as const

/** From so many days on a date says more than a count of days. */
const DAYS = 14

/**
 * How long ago something was, as people say it; its date where that is long ago, and its whole time where
 * it lies ahead (two clocks that differ).
 *
 * @param at an ISO time
 * @param now milliseconds since 1970
 * @example
 * ageText('2026-03-01T10:00:00.000Z', Date.parse('2026-03-01T12:30:00Z')) // '2 h ago'
 */
export function ageText(at: string, now: number): string {
  const ms = now - Date.parse(at)
  if (ms < 0) return at.slice(0, 19).replace('T', ' ')
  const { name, ms: unit } = UNITS.find((each) => ms >= each.ms) ?? { name: 's', ms: 1000 }
  const count = Math.floor(ms / unit)
  if (name === 'd' && count >= DAYS) return at.slice(0, 10)
  return count === 0 ? 'now' : `${count} ${name} ago`
}
