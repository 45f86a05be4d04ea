import type { TextSpan } from '@fcc/contracts'

const count = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a )?few|several|a couple(?: of)?)`
const unit = '(?:hours?|days?|nights?|weeks?|months?|years?)'
const season = '(?:week(?:end)?|month|year|night|day|spring|summer|fall|autumn|winter)'

/** Names of the days of the week, Sunday first. */
const WEEKDAYS: readonly string[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
]

const SOURCES: readonly string[] = [
  '(?:the day before )?yesterday|(?:the day after )?tomorrow',
  `${count}[ -]${unit} (?:ago|later|earlier|prior|hence|before|after(?:wards)?|from now|post-?op(?:eratively)?)`,
  `(?:in|within) (?:the next )?${count}[ -]${unit}(?! (?:of|and|old))`,
  `(?:last|next|this past|this coming|the previous|the following|the next) ${season}`,
  String.raw`(?<!\b(?:every|each) )(?:${WEEKDAYS.join('|')})(?! through )`,
  String.raw`(?:POD|HD|DOL)[ ]?#?\d{1,3}|(?:post-?op(?:erative)?|hospital|ICU) day[ ]?#?\d{1,3}|day of life[ ]?#?\d{1,3}`,
  "christmas(?: eve| day)?|thanksgiving(?: day)?|easter(?: sunday| monday)?|halloween|new year['’]?s(?: eve| day)?|labor day|memorial day|independence day|(?:fourth|4th) of july",
]
const RELATIVE_DATE = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${SOURCES.join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

/**
 * Where a text says a day by another one, by the week or by the feast: `3 days later`, `last Tuesday`, `POD 3`. What
 * lasts (`for 3 days`) and what recurs (`every Monday`, `daily`) is no date, and `today` tells none.
 *
 * @returns spans in UTF-16 offsets, disjoint, in the order of the text
 * @example
 * relativeDatePlaces('Seen 3 days later.')   // [{ start: 5, end: 17 }]
 */
export function relativeDatePlaces(text: string): readonly TextSpan[] {
  return [...text.matchAll(RELATIVE_DATE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const WEEKDAY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WEEKDAYS.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
const DAYS_OF_A_WEEK = 7

/**
 * Moves the days of the week that a text names by as many days as the dates of its patient, so that they still fit
 * these. What counts from another day stays: both ends of it move.
 *
 * @param days may be negative
 * @example
 * moveWeekdays('Seen on Monday', 10)   // 'Seen on Thursday'
 */
export function moveWeekdays(text: string, days: number): string {
  return text.replace(WEEKDAY, (written) => {
    const name = written.toLowerCase()
    const place = WEEKDAYS.findIndex((weekday) => weekday.toLowerCase() === name)
    const moved = WEEKDAYS[(((place + days) % DAYS_OF_A_WEEK) + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK]
    return moved === undefined ? written : writtenLike(written, moved)
  })
}

function writtenLike(written: string, word: string): string {
  if (written === written.toLowerCase()) return word.toLowerCase()
  return written === written.toUpperCase() ? word.toUpperCase() : word
}
