import type { Steps } from '@fcc/detection'
import { findCaseDoubts } from '../attest/case-doubt.ts'
import { findSuspects } from '../attest/find-suspects.ts'
import { tokeniseSteps } from '../attest/token.ts'
import { deidentifySteps } from '../deidentify/deidentify.ts'
import { findIdentifiersSteps } from '../deidentify/find-identifiers.ts'
import type { Identifier } from '../deidentify/identifier.ts'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { markText } from '../deidentify/marked-text.ts'
import { placesByRules } from '../deidentify/places-by-rules.ts'
import { isRemoved } from '../deidentify/provider-findings.ts'
import { latestRevealingYear } from '../deidentify/revealing-year.ts'
import { PHI_DETECTOR } from '../detector/phi-detector.ts'
import { markerExpression } from '../marker.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/** What decides of the words of a text. */
export interface TextRules {
  readonly vocabulary: Vocabulary
  /** What the tenant lets stay of what Safe Harbor leaves open. */
  readonly kept: KeptRules
}

/** What a text of a record goes by. */
export interface FreeTextPolicy extends TextRules {
  /** Names and numbers that stand in other parts of the record; found wherever they are written again. */
  readonly known: readonly KnownValue[]
  /** False where a publisher's words are only searched. */
  readonly isProven: boolean
  /** True for a piece of a text whose writing was judged as a whole. */
  readonly isPiece?: boolean | undefined
}

/** A value of a part that identifies somebody. */
export interface KnownValue {
  readonly value: string
  readonly kind: Identifier['kind']
}

/** Rounds of proving and masking, at most; what is left then goes as a whole. */
const MOST_ROUNDS = 3

/**
 * Makes of a text of a record what can stay: identifiers become markers, what cannot be proven `[unproven]`,
 * and a text that is written in one case, of which nothing can be proven, as a whole.
 *
 * @returns the text, and what was replaced by kind
 */
export function* releaseText(
  text: string,
  { vocabulary, kept, known, isProven, isPiece = false }: FreeTextPolicy,
): Steps<{ readonly text: string; readonly kinds: readonly Identifier['kind'][] }> {
  const again = knownAgain(text, known)
  const marked = markText(text, again).text
  const policy = { detector: PHI_DETECTOR, recordNumbers: 'none', kept } as const
  const residuals: number[] = []
  let kinds: readonly Identifier['kind'][] = again.map(({ kind }) => kind)
  let result = marked
  for (let round = 0; round <= MOST_ROUNDS; round += 1) {
    const made = yield* deidentifySteps(marked, residuals, policy)
    result = made.text
    kinds = [...again, ...made.identifiers].map(({ kind }) => kind)
    if (!isProven) return { text: result, kinds }
    const suspects = yield* suspectsOf(result, { vocabulary, kept })
    if (suspects.length === 0) break
    if (round === MOST_ROUNDS) return { text: '[unproven]', kinds: [...kinds, 'unproven'] }
    residuals.push(...suspects)
  }
  // Of the text as it was written: a name that opens a sentence took its capital along.
  const isDoubtful = !isPiece && (yield* isInOneCase(text, vocabulary))
  return isDoubtful
    ? { text: '[unproven]', kinds: [...kinds, 'unproven'] }
    : { text: result, kinds }
}

/** Whether a text, or a part of it, is written in one case, so that capitals tell no names from words. */
export function* isInOneCase(text: string, vocabulary: Vocabulary): Steps<boolean> {
  return isBareName(text, vocabulary) || (yield* findCaseDoubts(text, vocabulary)).length > 0
}

/** Words of a value from which on it is more than a name. */
const MORE_THAN_A_NAME = 3

/** A value of a word or two without a capital, one of them a name as well: `rose`, in a column of whatever. */
function isBareName(text: string, { nameHomographs }: Vocabulary): boolean {
  const words = text.match(/\p{L}+/gu) ?? []
  return (
    words.length < MORE_THAN_A_NAME &&
    words.every((word) => word === word.toLowerCase()) &&
    words.some((word) => nameHomographs.has(word))
  )
}

/** Whether every word of a text is proven and nothing in it is in doubt; a piece is judged by its words alone. */
export function* isTextSettled(text: string, rules: TextRules, isPiece = false): Steps<boolean> {
  if ((yield* suspectsOf(text, rules)).length > 0) return false
  return isPiece || !(yield* isInOneCase(markersAsWords(text), rules.vocabulary))
}

/** A marker stands for a name or a number, and what was written in one case was masked as a whole. */
export function markersAsWords(text: string): string {
  return text.replace(markerExpression(), 'Marker')
}

/** Whether nothing in a publisher's words is found. */
export function* isDisplaySettled(text: string, kept: KeptRules): Steps<boolean> {
  return !(yield* findIdentifiersSteps(text, PHI_DETECTOR, kept)).some(isRemoved)
}

function* suspectsOf(text: string, { vocabulary, kept }: TextRules): Steps<readonly number[]> {
  const tokens = yield* tokeniseSteps(text)
  const suspects = yield* findSuspects(tokens, {
    vocabulary,
    latestRevealingYear: latestRevealingYear([]),
    isReport: false,
    places: placesByRules(text, kept),
  })
  return suspects.map(({ index }) => index)
}

/** The places where what other parts name is written again, whole words only, in the order of the text. */
function knownAgain(text: string, known: readonly KnownValue[]): readonly Identifier[] {
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return []
  const taken = [...text.matchAll(markerExpression())].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const found: Identifier[] = []
  for (const { value, kind } of known) {
    for (let at = lower.indexOf(value); at >= 0; at = lower.indexOf(value, at + value.length)) {
      const end = at + value.length
      const isWhole = !/[\p{L}\p{N}]/u.test(`${text[at - 1] ?? ''}${text[end] ?? ''}`)
      if (isWhole && taken.every((span) => span.end <= at || span.start >= end)) {
        taken.push({ start: at, end })
        found.push({ kind, span: { start: at, end }, confidence: 1, detector: PHI_DETECTOR })
      }
    }
  }
  return found.sort((left, right) => left.span.start - right.span.start)
}
