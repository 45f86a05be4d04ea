import { z } from 'zod'
import { artifactUnreadable } from '../diagnostics.ts'
import { stretchesOf, typicalMove } from './column-units.ts'
import type { Day } from './day.ts'

/** Something about a table that its owner should answer, or that a reader should know. */
export interface ReturnsNote {
  /** `question`: it may be a mistake in the table. `remark`: it changes no figure. */
  readonly kind: 'question' | 'remark'
  readonly what: string
}

/** More dates than this are counted and not named. */
const MOST_NAMED = 3
/** A median move above it is no daily return as a fraction: half of all days beyond 20 %. */
const LARGEST_FRACTION = 0.2
/** A median move above it is not percent, either: half of all days beyond 50 %. */
const LARGEST_PERCENT = 50
/** How much the scale of both columns may change from one stretch of days to the next. */
const LARGEST_JUMP = 30
/** The median step between dates, in days, above which a table is not daily. */
const DAILY_STEP = 4
const DAY = 86_400_000

/**
 * What should be known of a table besides its figures: days at weekends, gaps, days after `today`, a
 * table that is not daily, units other than fractions. Pure; an empty list is a table without any.
 *
 * @example
 * notesOn(days, { today: '2026-01-05', longestGapDays: 12 })
 */
export function notesOn(
  days: readonly Day[],
  by: { readonly today: string; readonly longestGapDays: number },
): readonly ReturnsNote[] {
  const question = (what: string): ReturnsNote => ({ kind: 'question', what })
  const dates = days.map((day) => day.date)
  const weekends = dates.filter((date) => [0, 6].includes(new Date(date).getUTCDay()))
  const ahead = dates.filter((date) => date > by.today)
  const steps = dates.slice(1).map((date, index) => ({
    from: dates[index] ?? '',
    to: date,
    length: (Date.parse(date) - Date.parse(dates[index] ?? '')) / DAY,
  }))
  const gaps = steps.filter((step) => step.length > by.longestGapDays)
  const isDaily = median(steps.map((step) => step.length)) <= DAILY_STEP
  return [
    ...(isDaily
      ? gaps
          .slice(0, MOST_NAMED)
          .map(({ from, to, length }) =>
            question(`No day between ${from} and ${to}: a gap of ${length} days.`),
          )
      : [question('The dates are not daily; the tests and zones are made for trading days.')]),
    ...(isDaily && gaps.length > MOST_NAMED
      ? [question(`And ${gaps.length - MOST_NAMED} more gaps.`)]
      : []),
    ...(weekends.length === 0 ? [] : [question(counted(weekends, 'on a Saturday or Sunday'))]),
    ...(ahead.length === 0 ? [] : [question(counted(ahead, 'after the day of this reading'))]),
    ...unitNotes(days),
  ]
}

function counted(dates: readonly string[], where: string): string {
  const named = dates.slice(0, MOST_NAMED).join(', ')
  const more = dates.length > MOST_NAMED ? ' and more' : ''
  return `${dates.length} ${dates.length === 1 ? 'day lies' : 'days lie'} ${where}: ${named}${more}.`
}

function unitNotes(days: readonly Day[]): readonly ReturnsNote[] {
  const move = typicalMove(days)
  if (move === undefined) {
    const what =
      'Too few returns differ from 0 to tell whether return and var are in the same unit.'
    return [{ kind: 'question', what }]
  }
  const moves = stretchesOf(days).map((stretch) => ({
    line: stretch.from + 2,
    move: typicalMove(stretch.days),
  }))
  const jump = moves.find(({ move: after }, index) => {
    const before = moves[index - 1]?.move
    if (before === undefined || after === undefined) return false
    return Math.max(after / before, before / after) > LARGEST_JUMP
  })
  const notes: ReturnsNote[] = []
  if (jump !== undefined) {
    const what = `The scale of both columns changes by more than ${LARGEST_JUMP} times near line ${jump.line}; the unit may change there.`
    notes.push({ kind: 'question', what })
  }
  if (move > LARGEST_FRACTION) {
    const unit = move > LARGEST_PERCENT ? 'amounts of money' : 'percent'
    const what = `Both columns look like ${unit} and not like fractions; exceptions are counted alike in any unit that both share.`
    notes.push({ kind: 'remark', what })
  }
  return notes
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >>> 1] ?? 1
}

const notesSchema = z.strictObject({
  notes: z.array(z.strictObject({ kind: z.enum(['question', 'remark']), what: z.string() })),
})

/** Notes as the bytes of their artifact. */
export function formatNotes(notes: readonly ReturnsNote[]): string {
  return `${JSON.stringify({ notes }, null, 2)}\n`
}

/** @throws FccError `FCC_FINSERV_ARTIFACT_UNREADABLE` */
export function parseNotes(text: string): readonly ReturnsNote[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw artifactUnreadable('returns-notes', 'it is not JSON')
  }
  const parsed = notesSchema.safeParse(json)
  if (!parsed.success)
    throw artifactUnreadable('returns-notes', 'its members are not those of notes')
  return parsed.data.notes
}
