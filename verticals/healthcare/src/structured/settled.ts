import { restrictedZip3, type Steps } from '@fcc/detection'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { latestRevealingYear } from '../deidentify/revealing-year.ts'
import { parseMarker } from '../marker.ts'
import { shiftDate } from '../surrogates/shift-date.ts'
import { PSEUDONYM } from '../surrogates/surrogates.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { PUBLIC_URI } from './fhir-json.ts'
import {
  isDisplaySettled,
  isInOneCase,
  isTextSettled,
  markersAsWords,
  type TextRules,
} from './free-text.ts'
import { escapedPieces, narrativePieces, type TextPiece, wordsOfPieces } from './narrative.ts'
import { takeApart } from './read-record.ts'
import type { Part } from './treatment.ts'
import { isMeasured, isPlainHeader, isShortCode } from './value-forms.ts'

/** What can be said of a record that is to be released. */
export interface RecordAttestation {
  readonly values: number
  /** Values that are not proven to identify nobody, by their places. */
  readonly unsettled: readonly Pick<Part, 'path' | 'start' | 'end' | 'treatment'>[]
}

/** By which route a record is released: in a limited data set made-up names and whole dates may stand. */
export type RecordRoute = 'safe-harbor' | 'limited-data-set'

/**
 * Attests a de-identified record: takes it apart again and asks of every value whether it is proven harmless
 * where it stands. Whatever made the record is not asked.
 *
 * @param tenantRules what the tenant lets stay; who gives care is named in fields of a record, and goes there all the same
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE`, `FCC_HEALTHCARE_RECORD_TOO_DEEP`
 */
export function* attestRecord(
  text: string,
  vocabulary: Vocabulary,
  tenantRules: KeptRules,
  route: RecordRoute = 'safe-harbor',
): Steps<RecordAttestation> {
  const rules = { vocabulary, kept: keptOnRoute(tenantRules, route) }
  const { parts } = takeApart(text, vocabulary)
  yield text.length
  const unsettled: Part[] = []
  const judged = new Map<string, boolean>()
  for (const part of parts) {
    const key = `${part.treatment} ${part.value}`
    const known = judged.get(key)
    const settled =
      known ??
      ((route === 'limited-data-set' && isSurrogate(part)) || (yield* isSettled(part, rules)))
    judged.set(key, settled)
    if (!settled) unsettled.push(part)
  }
  return {
    values: parts.length,
    unsettled: unsettled.map(({ path, start, end, treatment }) => ({
      path,
      start,
      end,
      treatment,
    })),
  }
}

/**
 * What of a tenant's rules holds in the texts of a record. Who gives care is named in its fields beside everybody else, so
 * these names go. In a limited data set days may be told, and those that had to be moved were.
 */
function keptOnRoute({ relativeDates }: KeptRules, route: RecordRoute): KeptRules {
  const isMoved = relativeDates === 'shift' && route === 'limited-data-set'
  return { providerNames: 'remove', relativeDates: isMoved ? 'keep' : relativeDates }
}

/** What a limited data set may hold besides: made-up names and numbers, dates, ages in groups. */
function isSurrogate({ value, treatment }: Part): boolean {
  const trimmed = value.trim()
  if (/^marker:(?:name|record-number|account|identifier)$/.test(treatment)) {
    return PSEUDONYM.test(trimmed) || trimmed === '****'
  }
  if (treatment === 'date') return shiftDate(trimmed, 0) === trimmed
  return treatment === 'age' && /^(?:[0-8]?[05])-(?:[0-8]?[49])$/.test(trimmed)
}

const RELEASED_LINK =
  /^(?:(?:https:\/\/removed\.invalid\/)?(?:[A-Z][A-Za-z]{1,63}\/)?r\d{1,7}|#r\d{1,7}|urn:fcc:r\d{1,7})$/

function* isSettled({ value, treatment }: Part, rules: TextRules): Steps<boolean> {
  const { vocabulary, kept } = rules
  const trimmed = value.trim()
  const marker = parseMarker(trimmed)
  if (marker && marker.detail === undefined) return true
  switch (treatment) {
    case 'keep':
      return true
    case 'attachment':
      return false
    case 'moment':
      return false
    case 'code':
      return isShortCode(value, vocabulary) || (yield* isTextSettled(value, rules))
    case 'number':
      return isMeasured(value) || (yield* isTextSettled(value, rules))
    case 'display':
      return yield* isDisplaySettled(value, kept)
    case 'text':
      return yield* isTextSettled(value, rules)
    case 'header':
      return isPlainHeader(value, vocabulary)
    case 'html':
      return yield* arePiecesSettled(narrativePieces(value), value, rules)
    case 'escaped':
      return yield* arePiecesSettled(escapedPieces(value), value, rules)
    case 'age':
      return (
        /^(?:[0-8]?\d|90)(?:\.\d+)?(?:\s?[A-Za-z ]{1,9}\.?)?$/.test(trimmed) ||
        /^\d{1,3}\s?(?:m|mo|mos|months?|w|weeks?|d|days?)\.?$/i.test(trimmed)
      )
    case 'date':
      return /^(?:19|20)\d\d$/.test(trimmed) && Number(trimmed) > latestRevealingYear([])
    case 'zip':
      return /^\d{3}$/.test(trimmed) && !restrictedZip3('union').has(trimmed)
    case 'state':
      return vocabulary.states.has(trimmed)
    case 'country':
      return /^[A-Z]{2,3}$/.test(trimmed) || (yield* isTextSettled(value, rules))
    case 'uri':
      return PUBLIC_URI.test(value) || value === 'urn:removed'
    case 'link':
      return RELEASED_LINK.test(value)
    default:
      return false
  }
}

function* arePiecesSettled(
  pieces: readonly TextPiece[],
  value: string,
  rules: TextRules,
): Steps<boolean> {
  // What the pieces leave out, such as attributes, is there and not judged.
  if (pieces.map(({ text }) => text).join('') !== value) return false
  for (const { text, kind } of pieces) {
    if (kind === 'other') return false
    if (kind === 'words' && !(yield* isTextSettled(text, rules, true))) return false
  }
  return !(yield* isInOneCase(markersAsWords(wordsOfPieces(pieces)), rules.vocabulary))
}
