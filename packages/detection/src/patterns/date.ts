import { definePattern, type MatchGroups, type Pattern } from '../define-pattern.ts'
import { MONTH_NAME } from '../lexicons/month-names.ts'
import { DIGITS } from '../required-characters.ts'

const context = {
  words: [
    'date',
    'dated',
    'dob',
    'birth',
    'born',
    'admitted',
    'admission',
    'discharged',
    'discharge',
    'seen',
    'visit',
    'visited',
    'appointment',
    'died',
    'death',
    'expired',
    'on',
    'since',
    'until',
    'from',
  ],
  boost: 0.3,
} as const

const year = String.raw`(?:(?:1[89]|20)\d{2}|'\d{2})`
const day = String.raw`(?:3[01]|[12]\d|0?[1-9])`
const ordinal = '(?:st|nd|rd|th|ST|ND|RD|TH)?'

/** Year first (ISO 8601), with a time of day if there is one. */
const yearFirst = definePattern({
  id: 'date-year-first',
  category: 'pii/date',
  expression:
    /(?<![\d.-])(?:1[89]|20)\d{2}(?:-(?:1[0-2]|0?[1-9])-|\/(?:1[0-2]|0?[1-9])\/|\.(?:1[0-2]|0?[1-9])\.)(?:3[01]|[12]\d|0?[1-9])(?:[T ]{1,2}[0-2]?\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])/,
  base: 0.8,
  requires: [DIGITS],
})

/** Day and month in figures, either order, then the year; two-digit years after points are mostly versions. */
const figures = definePattern({
  id: 'date-figures',
  category: 'pii/date',
  expression:
    /(?<![\d./-])(?<first>\d{1,2})(?:\/(?<slash>\d{1,2})\/|-(?<hyphen>\d{1,2})-|\.(?<point>\d{1,2})\.|\s\/\s(?<wide>\d{1,2})\s\/\s)(?<year>(?:1[89]|20)\d{2}|\d{2})(?![\d/-]|\.\d)/,
  base: 0.6,
  requires: [DIGITS],
  validate: (_value, groups) => (isDayAndMonth(groups) ? undefined : false),
  invalidate: (_value, { point, year: yearFigures = '' }) =>
    point !== undefined && yearFigures.length === 2,
  context: { ...context, negative: ['version', 'release', 'section'] },
})

/** `12 April 2022`, `17-Feb-2023`, `3rd of May`. */
const dayMonth = definePattern({
  id: 'date-day-month',
  category: 'pii/date',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}.])${day}${ordinal}(?:\sof)?[\s.-]{0,2}${MONTH_NAME}(?![\p{L}])(?:[\s,.-]{0,2}${year}(?!\d))?`,
    'u',
  ),
  base: 0.8,
  requires: [DIGITS],
})

/** `April 12th, 2022`, `Feb 2`, `May 5, '23`. */
const monthDay = definePattern({
  id: 'date-month-day',
  category: 'pii/date',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}])${MONTH_NAME}(?:\s{1,2}the)?[\s.-]{1,2}${day}${ordinal}(?![\p{L}\p{N}%]|\.\d|[-–]year|\smg|\smcg)(?:\s?(?:-|to|and|&)\s?${day}${ordinal}(?![\p{L}\p{N}%]))?(?:,?\s{0,2}(?:in\s|of\s)?${year}(?!\d))?`,
    'u',
  ),
  base: 0.8,
  requires: [DIGITS],
})

/** `April 2023`: with the month it is more than the year that may stay. */
const monthYear = definePattern({
  id: 'date-month-year',
  category: 'pii/date',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}])${MONTH_NAME}(?:\sof)?[\s,.-]{1,3}${year}(?!\d)`,
    'u',
  ),
  base: 0.8,
  requires: [DIGITS],
})

/** A month alone, after a word that places something in it. */
const monthAlone = definePattern({
  id: 'date-month',
  category: 'pii/date',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:last|this|past|next|in|since|until|till|during|by|early|mid|late|of)[\s-](?:(?:early|mid|late)[\s-])?(?<value>${MONTH_NAME})(?![\p{L}\p{N}]|\s\p{Lu}\p{Ll})`,
    'u',
  ),
  base: 0.5,
})

/** Month and year in figures: `04/2023`. */
const monthYearFigures = definePattern({
  id: 'date-month-year-figures',
  category: 'pii/date',
  expression: /(?<![\d./-])(?:0?[1-9]|1[0-2])\/(?:19|20)\d{2}(?![\d/])/,
  base: 0.5,
  requires: [DIGITS, '/'],
  context,
})

/** Day and month in figures without a year: a date only beside a word that says so. */
const withoutYear = definePattern({
  id: 'date-without-year',
  category: 'pii/date',
  expression: /(?<![\d./-])(?:0?[1-9]|1[0-2])\/(?:3[01]|[12]\d|0?[1-9])(?![\d/%.-]|\s?mm|\s?mg)/,
  base: 0.15,
  requires: [DIGITS, '/'],
  context: {
    ...context,
    before: 3,
    after: 0,
    required: 'phrase',
    negative: [
      'pain',
      'score',
      'scale',
      'strength',
      'bp',
      'pressure',
      'acuity',
      'vision',
      'dose',
      'out of',
      'reflexes',
      'murmur',
    ],
  },
})

/** HL7 timestamps without separators (HL7 v2 TS): beside a word that says so. */
const compact = definePattern({
  id: 'date-compact',
  category: 'pii/date',
  expression:
    /(?<![\d.-])(?:1[89]|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?![\d-])/,
  base: 0.2,
  requires: [DIGITS],
  context: { ...context, negative: ['mrn', 'account', 'id', 'number', 'order'] },
})

/** Year and month in figures, with or without a day apart by spaces: `2025-03`, `2025 03 14`. */
const yearMonth = definePattern({
  id: 'date-year-month',
  category: 'pii/date',
  expression:
    /(?<![\d./-])(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])|\s(?:0[1-9]|1[0-2])\s(?:0[1-9]|[12]\d|3[01]))(?![\d/-]|\.\d)/,
  base: 0.55,
  requires: [DIGITS],
})

/** Months in Roman figures and in other languages: `14 III 2025`, `14 de marzo`, `14. März 2025`. */
const foreignMonth = definePattern({
  id: 'date-foreign-month',
  category: 'pii/date',
  expression: new RegExp(
    String.raw`(?<![\p{L}\p{N}.])${day}(?:\.|º|er)?\s(?:(?:I{1,3}|IV|VI{0,3}|I?X|XI{1,2})\s${year}(?!\d)|(?:de\s)?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|januar|februar|märz|mai|juni|juli|oktober|dezember|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro)(?!\p{L})(?:\s(?:(?:de|del)\s)?${year}(?!\d))?)`,
    'iu',
  ),
  base: 0.8,
  requires: [DIGITS],
})

/** A day of a month that is not named: `the 14th`, but not `the 5th finger`; from the 13th on there are no fingers, ribs or nerves. */
const dayAlone = definePattern({
  id: 'date-day-alone',
  category: 'pii/date',
  expression:
    /(?<!\p{L})(?:on|by|until|since|before|after|from|for|of)\s(?<value>the\s(?:(?:1[3-9]|2\d|3[01])(?:st|nd|rd|th)(?=\s(?:for|with|he|she|they|we|pt|to|due|because|when|she|at)(?!\p{L}))|(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)(?=\s{0,2}(?:[,.;:)?!\n]|$|at\s\d|and\sthe\s\d|of\s(?:the|this|last|next)\smonth))))/u,
  base: 0.5,
  requires: [DIGITS],
})

/** All elements of dates but the bare year. Relative dates (`last week`) are none. */
export const date: readonly Pattern[] = [
  yearFirst,
  figures,
  dayMonth,
  monthDay,
  monthYear,
  monthAlone,
  monthYearFigures,
  withoutYear,
  compact,
  yearMonth,
  foreignMonth,
  dayAlone,
]

function isDayAndMonth({ first, slash, hyphen, point, wide }: MatchGroups): boolean {
  const left = Number(first)
  const right = Number(slash ?? hyphen ?? point ?? wide)
  return left >= 1 && right >= 1 && Math.min(left, right) <= 12 && Math.max(left, right) <= 31
}
