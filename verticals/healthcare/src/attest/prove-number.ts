import { checkStructure } from '../codes/icd-10-cm.ts'
import { isClinicalWord, isKnownWord } from '../vocabulary/known-word.ts'
import { isClinicalRatio, isClinicalTerm, isQuantity, isRange, isUnit } from './clinical-numbers.ts'
import { neighbour, neighbourWord, type ProofContext, type Suspicion } from './proof.ts'

/** Words after which a number names something rather than counting it. */
const ID_WORD =
  /^(?:mrn|id|ids|acct|account|licen[cs]e|lic|serial|sn|policy|member|subscriber|certificate|cert|credential|registration|npi|dea|ssn|plate|vin|badge|passport|permit|fax|tel|phone|ext|extension|room|rm|apt|suite|box|pager|accession|chart|claim|reference|barcode|zip|udi|lot|imei|pin)$/
/** How many words before a number are searched for one of those. */
const ID_REACH = 3
/** A written code that may have a letter where a digit belongs; at most seven characters. */
const CODE_LIKE = /^[A-Z][0-9OIL][0-9A-Z](?:\.[0-9A-Z]{1,5})?$/
const YEAR = /^(?:19|20)\d\d$/
const AGE_WORD = /^(?:age|aged|ages)$/
const AGE_UNIT = /^(?:y|yr|yrs|yo|y\/o|y\.o|yof|yom|years?|years?-olds?|year-olds?|-year-old)$/
const OLDEST_KEPT = 89

/**
 * Proves a token with digits: a year, a small number, a dose, a laboratory value, a pressure, a
 * clinical term, a diagnosis code where codes are meant.
 *
 * @returns why the token is suspect, or nothing where it is proven
 */
export function suspectNumber(context: ProofContext): Suspicion | undefined {
  const text = context.tokens[context.index]?.text ?? ''
  if (isReportNumber(context, text)) return undefined
  if (isAgeOverLimit(context, text)) return 'age-over-89'
  if (YEAR.test(text)) return suspectYear(context, Number(text))
  const years = /^((?:19|20)\d\d)[-–]((?:19|20)?\d\d)$/.exec(text)
  if (years?.[1]) return suspectYear(context, Number(years[1]))
  if (isQuantity(text) || hasUnitNext(context, text)) return undefined
  if (isClinicalTerm(text) || isClinicalRatio(text, wordsAround(context))) return undefined
  if (isCode(context, text)) return undefined
  if (isAfterIdWord(context)) return 'number-of-an-id'
  if (/^\d{1,3}(?:st|nd|rd|th|s)?$/i.test(text)) return undefined
  if (/^\d{1,4}\.\d{1,3}%?$/.test(text) || /^\d{1,3}%$/.test(text)) return undefined
  if (/^\d{1,2}:[0-5]\d$/.test(text)) return undefined
  if (isRange(text)) return isRangeProven(context) ? undefined : 'date-like'
  if (isCompound(context, text)) return undefined
  if (/^[\d.,/:–-]+$/.test(text)) return /[/–-]/.test(text) ? 'date-like' : 'digits'
  return 'alphanumeric'
}

function suspectYear(context: ProofContext, year: number): Suspicion | undefined {
  if (year <= context.latestRevealingYear) return 'old-year'
  return isAfterIdWord(context) ? 'number-of-an-id' : undefined
}

/** `93-year-old`, `age 93`, `93 y/o`: the age itself, or an age glued to its unit. */
function isAgeOverLimit(context: ProofContext, text: string): boolean {
  const [, digits = '', glued = ''] = /^(\d{2,3})[-–]?([a-z/.-]*)$/i.exec(text) ?? []
  const age = Number(digits)
  if (digits === '' || age <= OLDEST_KEPT) return false
  const isOfYears =
    AGE_UNIT.test(glued.toLowerCase()) || (glued === '' && AGE_UNIT.test(neighbourWord(context, 1)))
  const isDuration = /^(?:pack|ago|later|for)/.test(neighbourWord(context, 2))
  if (isOfYears && !isDuration) return true
  return (
    glued === '' &&
    (AGE_WORD.test(neighbourWord(context, -1)) || /^(?:age|aged)$/.test(neighbourWord(context, -2)))
  )
}

function hasUnitNext(context: ProofContext, text: string): boolean {
  const isNumber = /^(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})(?:\.\d{1,4})?$/.test(text) || isRange(text)
  if (!isNumber) return false
  const here = context.tokens[context.index]
  if (here?.after === '%' || here?.after === '°') return true
  if (here && /[,;]/.test(here.after)) return false
  return isUnit(neighbourWord(context, 1)) || isUnit(neighbourWord(context, 1).replace(/^\//, ''))
}

function wordsAround(context: ProofContext): readonly string[] {
  return [-4, -3, -2, -1, 1, 2].map((distance) => neighbourWord(context, distance))
}

/** Before these brackets name a place: `Ward (B12)`. */
const PLACE_WORD =
  /^(?:room|rm|bed|bay|ward|unit|floor|suite|wing|clinic|hospital|center|tower|building|locker)$/

function isCode(context: ProofContext, text: string): boolean {
  if (!CODE_LIKE.test(text)) return false
  if (context.isCoding) return true
  if (isBracketedCode(context, text)) return true
  const isDotted = text.includes('.') && checkStructure(text).outcome === 'well-formed'
  return isDotted && isClinicalWord(neighbourWord(context, -1), context.vocabulary)
}

/** `HTN (I10)`: a whole code of three characters, alone in brackets behind what it codes. */
function isBracketedCode(context: ProofContext, text: string): boolean {
  const here = context.tokens[context.index]
  const previous = neighbourWord(context, -1)
  return (
    /^[A-TV-Z]\d\d$/.test(text) &&
    here?.before.endsWith('(') === true &&
    here.after.startsWith(')') &&
    isClinicalWord(previous, context.vocabulary) &&
    !PLACE_WORD.test(previous)
  )
}

/** `line 1842:`, `Codes checked: 2100`, `malformed: 12`: what a code report counts. */
function isReportNumber(context: ProofContext, text: string): boolean {
  return (
    context.isReport &&
    /^\d{1,7}$/.test(text) &&
    /^(?:line|checked|valid|well-formed|header|not-found|malformed)$/.test(
      neighbourWord(context, -1),
    )
  )
}

function isAfterIdWord(context: ProofContext): boolean {
  for (let distance = 1; distance <= ID_REACH; distance += 1) {
    const previous = neighbour(context, -distance)
    if (!previous || previous.isMarker) return false
    if (ID_WORD.test(previous.text.toLowerCase())) return true
    if (/[.;]/.test(previous.after)) return false
  }
  const here = context.tokens[context.index]
  return here?.before.endsWith('#') === true && here.text.length > 1
}

/** `goal 70-130`, `2-3 days`: without such a word `3-14` may be a month and a day. */
function isRangeProven(context: ProofContext): boolean {
  return (
    isUnit(neighbourWord(context, 1)) ||
    /^(?:goal|range|target|between|normal|sliding|titrate|from|every|for|of|x)$/.test(
      neighbourWord(context, -1),
    ) ||
    /^(?:goal|range|target|sliding)$/.test(neighbourWord(context, -2))
  )
}

/** `12-lead`, `68-year-old`, `3-vessel`: a small number with known words. */
function isCompound(context: ProofContext, text: string): boolean {
  const [, words = ''] = /^\d{1,3}[-–]([a-z]+(?:[-–][a-z]+){0,2})$/i.exec(text) ?? []
  return (
    words !== '' &&
    words.split(/[-–]/).every((word) => isKnownWord(word.toLowerCase(), context.vocabulary))
  )
}
