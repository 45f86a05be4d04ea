import {
  atOnce,
  eachMatch,
  readingsSteps,
  type Steps,
  type TextSpan,
  withoutTags,
} from '@fcc/detection'
import { looseMarkings } from './loose-markings.ts'
import type { CuiProfile, Marking } from './marking.ts'
import { parseMarking } from './parse-marking.ts'

/** A marking in a text, with its place in the original. */
export interface FoundMarking {
  readonly marking: Marking
  readonly span: TextSpan
  /** 0..1. */
  readonly confidence: number
}

interface Form {
  /** With a group `marking`; every quantifier bounded. */
  readonly expression: RegExp
  readonly confidence: number
}

const WORDS = 'TOP SECRET|SECRET|CONFIDENTIAL'
const GROUPS = '[A-Z][A-Z0-9 ,/-]{0,160}'
const FORMS: readonly Form[] = [
  // SECRET//NOFORN wherever it stands; in other cases than capitals up to the first space
  {
    expression: new RegExp(
      `(?<![\\w/.-])(?<marking>(?:${WORDS}|UNCLASSIFIED|CUI|CONTROLLED) ?// ?${GROUPS})`,
      'dg',
    ),
    confidence: 0.98,
  },
  {
    expression: new RegExp(
      `(?<![\\w/.-])(?<marking>(?:${WORDS}|UNCLASSIFIED|CUI|CONTROLLED) ?// ?[A-Z][A-Z0-9/-]{0,60})`,
      'dgi',
    ),
    confidence: 0.9,
  },
  // a banner alone on its line, or as the whole of a JSON string
  {
    expression: new RegExp(
      `^[ \\t>*_#|-]{0,120}(?<marking>${WORDS}|CUI|CONTROLLED)[ \\t*_#|-]{0,120}\\r?$`,
      'dgm',
    ),
    confidence: 0.9,
  },
  {
    expression: new RegExp(`"(?<marking>${WORDS}|CUI|CONTROLLED)(?:"|\\r?\\n)`, 'dg'),
    confidence: 0.9,
  },
  // Classification: secret, and this page is classified SECRET
  {
    expression: new RegExp(
      `\\bclassification\\b[ \\t"]{0,4}(?:level)?[ \\t"]{0,4}[:=][ \\t"*]{0,6}(?<marking>${WORDS}|CUI)\\b`,
      'dgi',
    ),
    confidence: 0.9,
  },
  {
    expression: new RegExp(`\\b[Cc]lassified (?:as |at )?(?<marking>${WORDS})\\b`, 'dg'),
    confidence: 0.8,
  },
  // (S//NF) wherever it stands
  {
    expression: new RegExp(`\\((?<marking>(?:TS|S|C|U|CUI)//${GROUPS})\\)`, 'dg'),
    confidence: 0.95,
  },
]
/** A bare portion mark counts only where a paragraph, list item or string begins, or after its label. */
const BARE_PORTION =
  /(?:^|")[ \t>*_#-]{0,120}(?:\d{1,3}[.)][ \t]{1,4}|(?![Cc]opyright|COPYRIGHT|[Ll]icen[cs]e|[Nn]otice|NOTICE|[Aa]uthor|[Ss]ize)[A-Za-z][A-Za-z /-]{1,30}:[ \t*_]{1,4})?\((?<marking>TS|S|C|CUI)\)(?=[ \t]{1,4}(?!\d{4}\b|[Cc]opyright)\S)(?!(?<=\(S\))[ \t]{1,4}s[a-z])(?!(?<=\(C\))[ \t]{1,4}c[a-z])/dgm
/** With items of other sizes in the text, `(S)` is one of them. */
const LIST_OF_SIZES = /(?:^|")[ \t>*_#-]{0,12}\((?:M|L|XL|XXL|XS)\)[ \t]/m
/** With an item `(B)` of the same form in the text, `(C)` is an item of its list. */
const LETTERED_LIST = /(?:^|")[ \t>*_#-]{0,12}\(B\)[ \t]/m
const BARE_PORTION_CONFIDENCE = 0.7

/**
 * Finds classification and CUI markings: banners, portion marks, labelled statements. Disguises
 * that normalisation sees through (invisible characters, look-alikes, JSON escapes) do not hide one.
 *
 * @example
 * findMarkings('(S//NF) The site is in use.', 'nara')[0]?.marking.level // 'S'
 */
export function findMarkings(text: string, profile: CuiProfile): readonly FoundMarking[] {
  return atOnce(findMarkingsSteps(text, profile))
}

/** The same in steps, for `inTurns`. */
export function* findMarkingsSteps(
  text: string,
  profile: CuiProfile,
): Steps<readonly FoundMarking[]> {
  const found = new Map<string, FoundMarking>()
  for (const { text: tagged } of yield* readingsSteps(text)) {
    const reading = withoutTags(tagged)
    yield reading.text.length
    for (const { place, confidence } of yield* candidates(reading.text)) {
      const read = readLongest(place.text, profile)
      if (read === undefined) continue
      const span = reading.originalSpan({
        start: place.start,
        end: place.start + read.length,
      })
      const key = `${span.start}:${read.marking.level}`
      const known = found.get(key)
      if (known === undefined || known.span.end < span.end) {
        found.set(key, { marking: read.marking, span, confidence })
      }
    }
    for (const loose of yield* looseMarkings(reading.text)) {
      yield found.size
      const marking = parseMarking(tidy(loose.text), profile)
      const span = reading.originalSpan(loose)
      if (marking === undefined || isFound(found, span, marking.level)) continue
      const problems = loose.problem === undefined ? [] : [loose.problem]
      found.set(`${span.start}:${marking.level}`, {
        marking: { ...marking, problems: [...marking.problems, ...problems] },
        span,
        confidence: loose.confidence,
      })
    }
  }
  return [...found.values()].sort((left, right) => left.span.start - right.span.start)
}

/** Whether a marking of a level stands in the same place already, read by its grammar. */
function isFound(
  found: ReadonlyMap<string, FoundMarking>,
  span: TextSpan,
  level: Marking['level'],
): boolean {
  return [...found.values()].some(
    (known) =>
      known.marking.level === level && known.span.start < span.end && span.start < known.span.end,
  )
}

interface Candidate {
  readonly place: { readonly text: string; readonly start: number }
  readonly confidence: number
}

function* candidates(text: string): Steps<readonly Candidate[]> {
  const list: Candidate[] = []
  for (const { expression, confidence } of FORMS) {
    yield* eachMatch(text, expression, (match) => {
      list.push(...candidateOf(match, confidence))
    })
  }
  const isLettered = LETTERED_LIST.test(text)
  const isSized = LIST_OF_SIZES.test(text)
  yield 2 * text.length
  yield* eachMatch(text, BARE_PORTION, (match) => {
    const mark = match.groups?.marking
    if ((mark === 'C' && isLettered) || (mark === 'S' && isSized)) return
    list.push(...candidateOf(match, BARE_PORTION_CONFIDENCE))
  })
  return list
}

function candidateOf(match: RegExpExecArray, confidence: number): readonly Candidate[] {
  const start = match.indices?.groups?.marking?.[0]
  const marking = match.groups?.marking
  if (start === undefined || marking === undefined) return []
  return [{ place: { text: marking, start }, confidence }]
}

/** The longest beginning, at the end of a word, that is a well-formed marking; else the whole. */
function readLongest(
  text: string,
  profile: CuiProfile,
): { readonly marking: Marking; readonly length: number } | undefined {
  const whole = parseMarking(tidy(text), profile)
  if (whole === undefined) return undefined
  for (let length = text.length; length > 0; length = text.lastIndexOf(' ', length - 1)) {
    const marking = parseMarking(tidy(text.slice(0, length)), profile)
    if (marking !== undefined && marking.problems.length === 0) return { marking, length }
  }
  return { marking: whole, length: text.length }
}

function tidy(text: string): string {
  return text
    .toUpperCase()
    .replace(/ ?\/\/ ?/g, '//')
    .replace(/[ ,/-]{1,200}$/, '')
}
