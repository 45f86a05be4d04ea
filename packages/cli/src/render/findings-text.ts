import type { Finding } from '@fcc/contracts'

/** How many findings a line names; the rest is counted. */
const NAMED_FINDINGS = 3

/**
 * Findings by category and place, never by what was found: `phi/mrn at 112–119, 3 more`. The first are
 * named, so those that a decision hangs on come first.
 * Places are UTF-16 offsets into the content, the end not included.
 */
export function findingsText(findings: readonly Finding[]): string {
  const named = findings
    .slice(0, NAMED_FINDINGS)
    .map(({ category, span }) => `${category} at ${span.start}–${span.end}`)
  const rest = findings.length - named.length
  return [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}
