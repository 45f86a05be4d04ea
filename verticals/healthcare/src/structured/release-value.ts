import { resolveZip3, type Steps } from '@fcc/detection'
import { yearOfDate } from '../deidentify/date-year.ts'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { moveWeekdays } from '../deidentify/relative-dates.ts'
import { type MarkerKind, renderMarker } from '../marker.ts'
import { shiftDate } from '../surrogates/shift-date.ts'
import type { Surrogates } from '../surrogates/surrogates.ts'
import { PUBLIC_URI } from './fhir-json.ts'
import { isInOneCase, type KnownValue, releaseText, type TextRules } from './free-text.ts'
import { escapedPieces, narrativePieces, type TextPiece, wordsOfPieces } from './narrative.ts'
import type { Part } from './treatment.ts'
import { isMeasured, isPlainHeader, isShortCode } from './value-forms.ts'

/** What a record has that decides of each of its values. */
export interface ReleaseContext extends TextRules {
  readonly known: readonly KnownValue[]
  readonly revealing: number
  /** What was linked → the name it has in this record. */
  readonly links: Map<string, string>
  /** Texts that were released before: columns say the same over and over. */
  readonly texts: Map<string, Released | undefined>
  /** Where names are made up and dates are moved: then no route is Safe Harbor. */
  readonly surrogates?: Surrogates | undefined
  /** Group of parts → whose they are. */
  readonly subjects: ReadonlyMap<number, string>
}

/** What takes the place of a value, and by what kinds. */
export interface Released {
  /** Absent where the form has no shorter value. */
  readonly text: string | undefined
  readonly kinds: readonly MarkerKind[]
}

/** What takes the place of a value; nothing where it stays. */
export function* releaseValue(part: Part, context: ReleaseContext): Steps<Released | undefined> {
  const { value, treatment } = part
  const { vocabulary } = context
  switch (treatment) {
    case 'keep':
    case 'attachment':
      return undefined
    case 'moment':
      return { text: undefined, kinds: ['date'] }
    case 'code':
      return isShortCode(value, vocabulary) ? undefined : yield* releaseProse(part, context, true)
    case 'number':
      return isMeasured(value) ? undefined : yield* releaseProse(part, context, true)
    case 'display':
      return yield* releaseProse(part, context, false)
    case 'text':
      return yield* releaseProse(part, context, true)
    case 'header':
      return isPlainHeader(value, vocabulary)
        ? undefined
        : { text: '[unproven]', kinds: ['unproven'] }
    case 'html':
      return yield* releasePieces(narrativePieces(value), part, context)
    case 'escaped':
      return yield* releasePieces(escapedPieces(value), part, context)
    case 'age':
      return releaseAge(part, context.surrogates)
    case 'date':
      return movedDate(part, context) ?? releaseDate(value, context.revealing)
    case 'zip':
      return releaseZip(value)
    case 'state':
      return vocabulary.states.has(value.trim()) ? undefined : { text: '[place]', kinds: ['place'] }
    case 'country':
      return /^[A-Z]{2,3}$/.test(value.trim())
        ? undefined
        : yield* releaseProse(part, context, true)
    case 'uri':
      return PUBLIC_URI.test(value) ? undefined : { text: 'urn:removed', kinds: ['url'] }
    case 'link':
      return releaseLink(value, context.links)
    default: {
      const kind = treatment.slice('marker:'.length) as MarkerKind
      const text = surrogateOf(kind, value, context.surrogates) ?? renderMarker({ kind })
      return value === text ? undefined : { text, kinds: [kind] }
    }
  }
}

function* releaseProse(
  part: Part,
  context: ReleaseContext,
  isProven: boolean,
): Steps<Released | undefined> {
  const { vocabulary, known, texts } = context
  const { value, kept } = moved(part.value, part, context)
  const key = `${isProven ? 'p' : 's'}${kept.relativeDates} ${value}`
  if (texts.has(key)) return texts.get(key)
  const made = yield* releaseText(value, { vocabulary, kept, known, isProven })
  const released = made.text === part.value ? undefined : { text: made.text, kinds: made.kinds }
  texts.set(key, released)
  return released
}

/** A text with the days of the week moved along with the dates of its patient, and by which rules it is released then. */
function moved(
  value: string,
  { group = 0 }: Part,
  { kept, surrogates, subjects }: ReleaseContext,
): { readonly value: string; readonly kept: KeptRules } {
  const subject = subjects.get(group)
  const isMoved =
    kept.relativeDates === 'shift' && surrogates?.policy.dates === 'shift' && subject !== undefined
  if (!isMoved) return { value, kept }
  const days = surrogates.shiftOf(subject)
  return { value: moveWeekdays(value, days), kept: { ...kept, relativeDates: 'keep' } }
}

/** Releases the words of a text with more in it than words; how it is written is judged of the whole. */
function* releasePieces(
  pieces: readonly TextPiece[],
  part: Part,
  context: ReleaseContext,
): Steps<Released | undefined> {
  const { vocabulary, known } = context
  const kinds: MarkerKind[] = []
  const isDoubtful = yield* isInOneCase(wordsOfPieces(pieces), vocabulary)
  const released: string[] = []
  for (const { text, kind } of pieces) {
    if (kind === 'form' || text.trim() === '') released.push(text)
    else if (kind === 'other' || isDoubtful) {
      released.push('[unproven]')
      kinds.push('unproven')
    } else {
      const piece = moved(text, part, context)
      const made = yield* releaseText(piece.value, {
        ...{ vocabulary, known, kept: piece.kept },
        isProven: true,
        isPiece: true,
      })
      released.push(made.text)
      kinds.push(...made.kinds)
    }
  }
  const text = released.join('')
  if (text === part.value) return undefined
  return { text, kinds: kinds.length > 0 ? kinds : ['identifier'] }
}

const OLDEST_KEPT_AGE = 89
const AGE =
  /^(\d{1,3})(?:\.\d+)?\s?(?:[ymwd]|yo|y\/o|yrs?|years?(?: old)?|mos?|months?|weeks?|days?)?\.?$/i

const BUCKET_YEARS = 5

/** An age above 89 reads 90, so that a column of numbers stays one. */
function releaseAge({ value, isBare }: Part, surrogates?: Surrogates): Released | undefined {
  const trimmed = value.trim()
  const age = AGE.exec(trimmed)
  if (!age) return { text: '[unproven]', kinds: ['unproven'] }
  const isInYears = /^\d+(?:\.\d+)?\s?(?:y|$)/i.test(trimmed)
  if (Number(age[1]) > OLDEST_KEPT_AGE && isInYears) return { text: '90', kinds: ['age'] }
  if (surrogates?.policy.ages !== 'bucket' || isBare || !isInYears) return undefined
  const first = Math.floor(Number(age[1]) / BUCKET_YEARS) * BUCKET_YEARS
  return { text: `${first}-${first + BUCKET_YEARS - 1}`, kinds: ['age'] }
}

/** Names shorter than this tell nobody apart; a made-up one for an initial would. */
const LEAST_NAMED = 2
const NUMBERED: ReadonlySet<MarkerKind> = new Set(['record-number', 'account', 'identifier'])

/** What a policy puts in the place of a name or a number, where that is no marker. */
function surrogateOf(
  kind: MarkerKind,
  value: string,
  surrogates: Surrogates | undefined,
): string | undefined {
  if (!surrogates || value.trim().length < LEAST_NAMED) return undefined
  const { names, records } = surrogates.policy
  const how = kind === 'name' ? names : NUMBERED.has(kind) ? records : 'redact'
  if (how === 'mask') return '****'
  return how === 'pseudonym' ? surrogates.pseudonym(kind, value) : undefined
}

/** A date that was moved, where the policy moves dates and somebody's they are. */
function movedDate({ value, group = 0 }: Part, context: ReleaseContext): Released | undefined {
  const { surrogates, subjects } = context
  const subject = subjects.get(group)
  if (surrogates?.policy.dates !== 'shift' || subject === undefined) return undefined
  const text = shiftDate(value.trim(), surrogates.shiftOf(subject))
  return text === undefined ? undefined : { text, kinds: ['date'] }
}

/** The year alone, which HL7, FHIR and tables take for a date; nothing where it tells an age over 89. */
function releaseDate(value: string, revealing: number): Released | undefined {
  const year = yearOf(value)
  if (year === undefined || year <= revealing) return { text: undefined, kinds: ['date'] }
  return String(year) === value ? undefined : { text: String(year), kinds: ['date'] }
}

/** The year of a date of HL7 (`20260314T…`), of ISO 8601 or of prose. */
export function yearOf(value: string): number | undefined {
  const [, compact] = /^((?:18|19|20)\d\d)(?:\d{2,}|-|$)/.exec(value.trim()) ?? []
  return compact === undefined ? yearOfDate(value) : Number(compact)
}

function releaseZip(value: string): Released | undefined {
  const digits = value.replace(/\D/g, '')
  // Three digits are what an earlier passage left, or somebody else; they are judged like its own.
  const isZip = /^(?:\d{3}|\d{5}(?:\d{4})?)$/.test(digits)
  const zip3 = isZip ? resolveZip3(digits.padEnd(5, '0').slice(0, 5)) : '000'
  return zip3 === value ? undefined : { text: zip3, kinds: ['zip'] }
}

/**
 * The name of something that others refer to: a number in the order of first mention, so that it tells
 * nothing of what it names. `Patient/f001` and `f001` keep what they are to each other.
 */
function releaseLink(value: string, links: Map<string, string>): Released {
  const [, server = '', type = '', id = value] =
    /^(https?:\/\/.*\/)?([A-Z][A-Za-z]{1,63}\/)?([^/]+)(?:\/_history\/.*)?$/.exec(value) ?? []
  const bare = id.replace(/^(?:urn:(?:uuid|oid):|#)/, '')
  const known = links.get(bare) ?? `r${links.size + 1}`
  links.set(bare, known)
  const kinds: readonly MarkerKind[] = ['identifier']
  if (id.startsWith('urn:')) return { text: `urn:fcc:${known}`, kinds }
  if (id.startsWith('#')) return { text: `#${known}`, kinds }
  return { text: `${server === '' ? '' : 'https://removed.invalid/'}${type}${known}`, kinds }
}
