import {
  atOnce,
  type Finding,
  mergeFindings,
  type Steps,
  scanSafeHarborSteps,
  scanSteps,
} from '@fcc/detection'
import { markerExpression } from '../marker.ts'
import { clinicalWords } from '../vocabulary/word-knowledge.ts'
import { clinicalPatterns } from './clinical-patterns.ts'
import { DEFAULT_KEPT_RULES, type KeptRules } from './kept-rules.ts'
import { setProvidersApart } from './provider-findings.ts'
import { relativeDatePlaces } from './relative-dates.ts'

/** What names a code system or a profile in public names nobody. */
const PUBLIC_URI =
  /^https?:\/\/(?:(?:terminology\.)?hl7\.org\/|loinc\.org(?![\w.-])|snomed\.info\/|unitsofmeasure\.org(?![\w.-])|www\.nlm\.nih\.gov\/research\/umls\/|www\.w3\.org\/1999\/xhtml|removed\.invalid\/(?:[A-Z][A-Za-z]{1,40}\/)?r\d{1,7}(?!\w))/

/**
 * Finds the identifiers of a text, disjoint and in its order: what Safe Harbor lists, and what only
 * clinical documents have. What stands inside a marker was masked before and is no finding.
 *
 * @param detector the id that findings bear
 * @param kept names of providers that stay are findings of a category of their own (`isRemoved`)
 */
export function findIdentifiers(
  text: string,
  detector: string,
  kept: KeptRules = DEFAULT_KEPT_RULES,
): readonly Finding[] {
  return atOnce(findIdentifiersSteps(text, detector, kept))
}

/** The same in steps, for `inTurns`. */
export function* findIdentifiersSteps(
  text: string,
  detector: string,
  kept: KeptRules,
): Steps<readonly Finding[]> {
  const markers = [...text.matchAll(markerExpression())].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const words = clinicalWords()
  const safeHarbor = yield* scanSafeHarborSteps(text, { detector, words })
  yield text.length
  const clinical = yield* scanSteps(text, clinicalPatterns, { detector })
  yield text.length
  const relative = kept.relativeDates === 'keep' ? [] : relativeDates(text, detector)
  const merged = mergeFindings([...safeHarbor, ...clinical, ...relative])
  const findings = (
    kept.providerNames === 'keep' ? setProvidersApart(text, merged) : merged
  ).filter(
    ({ category, span }) =>
      category !== 'phi/url' || !PUBLIC_URI.test(text.slice(span.start, span.end)),
  )
  yield text.length
  if (markers.length === 0) return findings
  const parts: Finding[] = []
  let passed = 0
  for (const finding of findings) {
    // Both are in the order of the text: what ends before this finding ends before the next.
    while ((markers[passed]?.end ?? Number.POSITIVE_INFINITY) <= finding.span.start) passed += 1
    parts.push(...outside(text, finding, markers, passed))
  }
  return parts
}

/** A weekday within a date, or a feast with its year, is part of what was found for sure. */
const RELATIVE_DATE_CONFIDENCE = 0.45

function relativeDates(text: string, detector: string): readonly Finding[] {
  return relativeDatePlaces(text).map((span) => ({
    category: 'phi/date',
    span,
    confidence: RELATIVE_DATE_CONFIDENCE,
    detector,
  }))
}

/** The parts of a finding that lie outside all markers, from the first on, and hold a letter or digit still. */
function outside(
  text: string,
  finding: Finding,
  markers: readonly { readonly start: number; readonly end: number }[],
  first: number,
): readonly Finding[] {
  const parts: Finding[] = []
  let from = finding.span.start
  const take = (end: number): void => {
    if (/[\p{L}\p{N}]/u.test(text.slice(from, end))) {
      parts.push({ ...finding, span: { start: from, end } })
    }
  }
  for (let index = first; index < markers.length; index++) {
    const marker = markers[index]
    if (!marker || marker.start >= finding.span.end) break
    if (marker.end <= from) continue
    take(marker.start)
    from = marker.end
  }
  take(finding.span.end)
  return parts
}
