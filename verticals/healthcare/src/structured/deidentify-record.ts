import type { Steps } from '@fcc/detection'
import type { KeptRules } from '../deidentify/kept-rules.ts'
import { latestRevealingYear } from '../deidentify/revealing-year.ts'
import { recordHasAttachment } from '../diagnostics.ts'
import type { MarkerKind } from '../marker.ts'
import { subjectsOf } from '../surrogates/subjects.ts'
import type { Surrogates } from '../surrogates/surrogates.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { KnownValue } from './free-text.ts'
import { takeApart } from './read-record.ts'
import { type ReleaseContext, releaseValue, yearOf } from './release-value.ts'
import type { Part, TakenApart } from './treatment.ts'

/** One value of a record that was replaced: where, and by what kind of marker; never what it was. */
export interface ReplacedPart {
  readonly path: string
  readonly kind: MarkerKind
}

/** A record of the same form in which nothing identifies anybody, and what was replaced. */
export interface DeidentifiedRecord {
  readonly text: string
  readonly form: TakenApart['form']
  readonly mediaType: TakenApart['mediaType']
  readonly replaced: readonly ReplacedPart[]
  /** How many values there are. */
  readonly values: number
}

interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * De-identifies a structured record by its fields, elements or columns, by the Safe Harbor rules, or with
 * surrogates for a limited data set. Values are
 * replaced where they stand and nothing is written anew: what identifies nobody stays byte for byte.
 *
 * Source: 45 CFR 164.514(b)(2)(i), (c), (e).
 *
 * @throws FccError `FCC_HEALTHCARE_RECORD_UNREADABLE`, `FCC_HEALTHCARE_RECORD_TOO_DEEP`,
 * `FCC_HEALTHCARE_RECORD_ATTACHMENT`
 */
export function* deidentifyRecord(
  text: string,
  vocabulary: Vocabulary,
  tenantRules: KeptRules,
  surrogates?: Surrogates,
): Steps<DeidentifiedRecord> {
  const taken = takeApart(text, vocabulary)
  yield text.length
  const attached = taken.parts.filter(({ treatment }) => treatment === 'attachment')
  if (attached[0]) throw recordHasAttachment(attached[0].path, attached.length)
  const context: ReleaseContext = {
    vocabulary,
    kept: { ...tenantRules, providerNames: 'remove' },
    known: knownValues(taken.parts),
    revealing: latestRevealingYear(yearsOf(taken.parts)),
    links: new Map(),
    texts: new Map(),
    surrogates,
    subjects: surrogates ? subjectsOf(taken.parts) : new Map(),
  }
  const splices: Splice[] = []
  const replaced: ReplacedPart[] = []
  for (const part of taken.parts) {
    const released = yield* releaseValue(part, context)
    if (released === undefined) continue
    for (const kind of released.kinds) replaced.push({ path: part.path, kind })
    splices.push(spliceOf(part, released.text, taken))
  }
  return {
    text: spliced(text, splices),
    form: taken.form,
    mediaType: taken.mediaType,
    replaced,
    values: taken.parts.length,
  }
}

function spliceOf(part: Part, text: string | undefined, taken: TakenApart): Splice {
  const isWord = text === undefined || (part.isBare && !/^\d+$/.test(text))
  if (isWord && taken.mask) {
    return part.member
      ? { ...part.member, text: taken.mask(part) }
      : { start: part.start, end: part.end, text: part.isBare ? '0' : '' }
  }
  return { start: part.start, end: part.end, text: text ? taken.write(text, part) : '' }
}

function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = []
  let done = 0
  for (const { start, end, text: piece } of splices) {
    pieces.push(text.slice(done, start), piece)
    done = end
  }
  pieces.push(text.slice(done))
  return pieces.join('')
}

/** Letters or digits of a value, from which on it is looked for elsewhere. */
const LEAST_KNOWN = 4

/** Names and numbers of parts that are masked, in lower case, the longest first. */
function knownValues(parts: readonly Part[]): readonly KnownValue[] {
  const known = new Map<string, MarkerKind>()
  for (const { value, treatment } of parts) {
    if (!treatment.startsWith('marker:')) continue
    const kind = treatment.slice('marker:'.length) as MarkerKind
    for (const piece of [value, ...value.split(/[\s,&]+/)]) {
      const text = piece.trim().toLowerCase()
      if (text.length >= LEAST_KNOWN && !known.has(text)) known.set(text, kind)
    }
  }
  return [...known]
    .map(([value, kind]) => ({ value, kind }))
    .sort((left, right) => right.value.length - left.value.length)
}

function yearsOf(parts: readonly Part[]): readonly number[] {
  return parts.flatMap(({ value, treatment }) => {
    const year = treatment === 'date' ? yearOf(value) : undefined
    // A year that has not come tells nothing of an age.
    return year === undefined || year > 2100 ? [] : [year]
  })
}
