import { atOnce, type Finding, mergeFindings, resolveZip3, type Steps } from '@fcc/detection'
import { yearOfDate } from './date-year.ts'
import { findIdentifiersSteps } from './find-identifiers.ts'
import type { Identifier } from './identifier.ts'
import type { KeptRules } from './kept-rules.ts'
import { keptStateLength } from './kept-state.ts'
import { markText } from './marked-text.ts'
import { markerOfCategory } from './marker-of-category.ts'
import { maskResiduals } from './mask-residuals.ts'
import { isRemoved } from './provider-findings.ts'
import { holdsCheckDigit, type RecordNumberScheme } from './record-number-check.ts'
import { latestRevealingYear } from './revealing-year.ts'

/** What de-identification goes by. */
export interface DeidentifyPolicy {
  readonly detector: string
  readonly recordNumbers: RecordNumberScheme
  /** What stays of what Safe Harbor leaves open. */
  readonly kept: KeptRules
  /** How identifiers are found, where somebody may have looked for them before; a search of its own by default. */
  readonly find?: ((text: string) => Steps<readonly Finding[]>) | undefined
}

/** A de-identified note with an account of what was replaced, by category and place. */
export interface Deidentified {
  readonly text: string
  /** Disjoint, in the order of the note; spans are of the note. */
  readonly identifiers: readonly Identifier[]
  /** How many different record numbers the note names; more than one may mean two patients. */
  readonly recordNumbers: number
}

/**
 * De-identifies a note by the Safe Harbor rules: each identifier becomes a marker of its category,
 * of a date the year stays, of a ZIP code three digits where the area is large enough, of an age
 * whether it is 90 or more. Deterministic: the same note and residuals give the same bytes.
 *
 * Source: 45 CFR 164.514(b)(2)(i).
 *
 * @param residuals tokens that an attestation of the marked text asked to be masked
 */
export function deidentify(
  note: string,
  residuals: readonly number[],
  policy: DeidentifyPolicy,
): Deidentified {
  return atOnce(deidentifySteps(note, residuals, policy))
}

/** The same in steps, for `inTurns`. */
export function* deidentifySteps(
  note: string,
  residuals: readonly number[],
  policy: DeidentifyPolicy,
): Steps<Deidentified> {
  const found = yield* findAll(note, policy)
  yield note.length
  const masked =
    residuals.length === 0 ? [] : yield* maskResiduals(markText(note, found), residuals)
  const identifiers = inOrder([...found, ...masked])
  return {
    text: markText(note, identifiers).text,
    identifiers,
    recordNumbers: distinctRecordNumbers(note, found),
  }
}

/** Rounds of looking again at the marked text, at most: a marker can bring a neighbour to light. */
const MOST_ROUNDS = 4

/** Looks until the marked text shows nothing more, so that detecting it again finds nothing. */
function* findAll(note: string, policy: DeidentifyPolicy): Steps<readonly Identifier[]> {
  const { find = (text) => findIdentifiersSteps(text, policy.detector, policy.kept) } = policy
  const first = (yield* find(note)).filter(isRemoved)
  const revealing = latestRevealingYear(yearsOf(note, first))
  let found = inOrder([
    ...first.map((finding) => identifierOf(note, finding, revealing, policy)),
    ...revealingYears(note, first, revealing),
  ])
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const marked = markText(note, found)
    yield note.length
    const seen = (yield* find(marked.text)).filter(isRemoved)
    const more = seen.flatMap((finding) => {
      const span = marked.toNote(finding.span.start, finding.span.end)
      return span ? [identifierOf(note, { ...finding, span }, revealing, policy)] : []
    })
    if (more.length === 0) break
    found = inOrder([...found, ...more])
  }
  return found
}

function inOrder(identifiers: readonly Identifier[]): readonly Identifier[] {
  return [...identifiers].sort((left, right) => left.span.start - right.span.start)
}

function identifierOf(
  note: string,
  finding: Finding,
  revealing: number,
  policy: DeidentifyPolicy,
): Identifier {
  const kind = markerOfCategory(finding.category)
  const value = note.slice(finding.span.start, finding.span.end)
  const { confidence, detector } = finding
  const span =
    kind === 'place'
      ? { start: finding.span.start, end: finding.span.end - keptStateLength(value) }
      : finding.span
  return { kind, span, confidence, detector, detail: detailOf(kind, value, revealing, policy) }
}

function detailOf(
  kind: Identifier['kind'],
  value: string,
  revealing: number,
  policy: DeidentifyPolicy,
): string | undefined {
  if (kind === 'zip') return resolveZip3(value.replace(/\D/g, ''))
  if (kind === 'age') return '90+'
  if (kind === 'record-number') {
    return holdsCheckDigit(value, policy.recordNumbers) === false ? 'check-failed' : undefined
  }
  if (kind !== 'date') return undefined
  const year = yearOfDate(value)
  return year === undefined || year <= revealing ? undefined : String(year)
}

function yearsOf(note: string, findings: readonly Finding[]): readonly number[] {
  return findings.flatMap((finding) => {
    if (markerOfCategory(finding.category) !== 'date') return []
    const year = yearOfDate(note.slice(finding.span.start, finding.span.end))
    return year === undefined ? [] : [year]
  })
}

/** Years alone that tell an age over 89; all other years stay. */
function revealingYears(
  note: string,
  findings: readonly Finding[],
  revealing: number,
): readonly Identifier[] {
  const years = [...note.matchAll(/(?<![\p{L}\p{N}.,/-])(?:1[89]|20)\d\d(?![\p{L}\p{N}]|[,.]\d)/gu)]
    .filter((match) => Number(match[0]) <= revealing)
    .map(
      (match): Finding => ({
        category: 'phi/date',
        span: { start: match.index, end: match.index + match[0].length },
        confidence: 0,
        detector: 'fcc-healthcare/deidentify',
      }),
    )
  if (years.length === 0) return []
  const own = new Set(years)
  return mergeFindings([...findings, ...years])
    .filter((finding) => own.has(finding))
    .map(({ span, detector }) => ({ kind: 'date', span, confidence: 1, detector }))
}

function distinctRecordNumbers(note: string, identifiers: readonly Identifier[]): number {
  const values = identifiers
    .filter((identifier) => identifier.kind === 'record-number')
    .map(({ span }) =>
      note
        .slice(span.start, span.end)
        .replace(/[^0-9A-Za-z]/g, '')
        .toUpperCase(),
    )
  return new Set(values).size
}
