import type { FactNamespace } from '@fcc/contracts'

const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const

/**
 * The facts `clock.*`: when a visit began, in UTC (ISO 8601 calendar). Once the visit has asked
 * anything outside, its journal keeps that time, and a visit made again sees the hour of the first attempt.
 */
export const clockFacts: FactNamespace = {
  id: 'core-catalog/clock',
  namespace: 'clock',
  title: 'The visit’s clock, UTC',
  facts: {
    year: { type: 'int', description: 'Calendar year.' },
    month: { type: 'int', description: 'Month, 1 to 12.' },
    day: { type: 'int', description: 'Day of the month, 1 to 31.' },
    hour: { type: 'int', description: 'Hour, 0 to 23.' },
    minute: { type: 'int', description: 'Minute, 0 to 59.' },
    weekday: { type: 'string', description: 'Day of the week, in English.', values: WEEKDAYS },
    weekend: { type: 'bool', description: 'Whether it is Saturday or Sunday.' },
  },
  lowestLayer: 'platform',
  read({ now }) {
    const at = new Date(now)
    const day = at.getUTCDay()
    return {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      weekday: WEEKDAYS[day] ?? '',
      weekend: day === 0 || day === 6,
    }
  },
}
