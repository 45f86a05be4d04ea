import { PHI_DETECTOR } from '../detector/phi-detector.ts'
import type { MarkerKind } from '../marker.ts'
import type { Deidentified } from './deidentify.ts'

/** How many identifiers there are of each kind, in the order of their first place. */
export function countKinds(result: Deidentified): ReadonlyMap<MarkerKind, number> {
  const counts = new Map<MarkerKind, number>()
  for (const { kind } of result.identifiers) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

/**
 * Writes what was replaced as JSON: categories, places, confidence; never a value. A line for each, for a note may
 * have tens of thousands; what found them stands once, and again where it was something else.
 *
 * @param route the legal route by which the note was de-identified
 */
export function renderDeidentificationReport(result: Deidentified, route: string): string {
  const head = {
    route,
    counts: Object.fromEntries(countKinds(result)),
    recordNumbers: result.recordNumbers,
    detector: PHI_DETECTOR,
  }
  const findings = result.identifiers.map(({ kind, span, detail, confidence, detector }) =>
    JSON.stringify({
      category: kind,
      start: span.start,
      end: span.end,
      ...(detail === undefined ? {} : { kept: detail }),
      confidence: Math.round(confidence * 100) / 100,
      ...(detector === PHI_DETECTOR ? {} : { detector }),
    }),
  )
  const list = findings.length === 0 ? '[]' : `[\n    ${findings.join(',\n    ')}\n  ]`
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "findings": ${list}\n}\n`
}
