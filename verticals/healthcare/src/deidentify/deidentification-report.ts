import type { MarkerKind } from '../marker.ts'
import type { Deidentified } from './deidentify.ts'

/** How many identifiers there are of each kind, in the order of their first place. */
export function countKinds(result: Deidentified): ReadonlyMap<MarkerKind, number> {
  const counts = new Map<MarkerKind, number>()
  for (const { kind } of result.identifiers) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

/**
 * Writes what was replaced as JSON: categories, places, confidence; never a value.
 *
 * @param route the legal route by which the note was de-identified
 */
export function renderDeidentificationReport(result: Deidentified, route: string): string {
  const report = {
    route,
    counts: Object.fromEntries(countKinds(result)),
    recordNumbers: result.recordNumbers,
    findings: result.identifiers.map(({ kind, span, detail, confidence, detector }) => ({
      category: kind,
      start: span.start,
      end: span.end,
      ...(detail === undefined ? {} : { kept: detail }),
      confidence: Math.round(confidence * 100) / 100,
      detector,
    })),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
