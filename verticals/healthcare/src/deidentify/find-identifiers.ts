import { type Finding, mergeFindings, scan, scanSafeHarbor } from '@fcc/detection'
import { markerExpression } from '../marker.ts'
import { clinicalPatterns } from './clinical-patterns.ts'

/**
 * Finds the identifiers of a text, disjoint and in its order: what Safe Harbor lists, and what only
 * clinical documents have. What stands inside a marker was masked before and is no finding.
 *
 * @param detector the id that findings bear
 */
export function findIdentifiers(text: string, detector: string): readonly Finding[] {
  const markers = [...text.matchAll(markerExpression())].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const findings = mergeFindings([
    ...scanSafeHarbor(text, { detector }),
    ...scan(text, clinicalPatterns, { detector }),
  ])
  return markers.length === 0
    ? findings
    : findings.flatMap((finding) => outside(text, finding, markers))
}

/** The parts of a finding that lie outside all markers and hold a letter or digit still. */
function outside(
  text: string,
  finding: Finding,
  markers: readonly { readonly start: number; readonly end: number }[],
): readonly Finding[] {
  const parts: Finding[] = []
  let from = finding.span.start
  const take = (end: number): void => {
    if (/[\p{L}\p{N}]/u.test(text.slice(from, end))) {
      parts.push({ ...finding, span: { start: from, end } })
    }
  }
  for (const marker of markers) {
    if (marker.end <= from || marker.start >= finding.span.end) continue
    take(marker.start)
    from = marker.end
  }
  take(finding.span.end)
  return parts
}
