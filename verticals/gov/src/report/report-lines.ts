import type { Coverage } from '../controls/coverage.ts'

/** The lines of a coverage report that state facts: anybody can compute them again. */
export interface ReportLines {
  readonly figures: readonly string[]
  readonly covered: readonly string[]
  readonly gaps: readonly string[]
  readonly errors: readonly string[]
}

/** The factual lines of a report on this coverage. */
export function reportLines(coverage: Coverage): ReportLines {
  const share = coverage.asked === 0 ? 0 : (100 * coverage.covered.length) / coverage.asked
  return {
    figures: [
      `| Baseline | ${coverage.baseline} |`,
      `| Controls asked for | ${coverage.asked} |`,
      `| Covered | ${coverage.covered.length} |`,
      `| Gaps | ${coverage.gaps.length} |`,
      `| Share covered | ${share.toFixed(2)} % |`,
      `| Withdrawn controls claimed | ${coverage.withdrawn.length} |`,
      `| Unknown controls claimed | ${coverage.unknown.length} |`,
    ],
    covered: familyLines(coverage.covered),
    gaps: familyLines(coverage.gaps),
    errors: [
      ...coverage.withdrawn.map(
        ({ spelling, control, successors }) =>
          `- withdrawn: ${shown(spelling)} is ${control}${successors.length === 0 ? '' : `, now ${successors.join(', ')}`}`,
      ),
      ...coverage.unknown.map(({ spelling }) => `- unknown: ${shown(spelling)}`),
    ],
  }
}

/** One line a family: `- AC (3): ac-1, ac-2, ac-2.1`. */
export function familyLines(controls: readonly string[]): readonly string[] {
  const families = Map.groupBy(controls, (control) => control.slice(0, 2).toUpperCase())
  return [...families].map(([family, ids]) => `- ${family} (${ids.length}): ${ids.join(', ')}`)
}

/** How long a spelling from a plan may stand in a report. */
const LONGEST_SPELLING = 60

/** A plan's spelling on one line, where it can be no markup. */
export function shown(spelling: string): string {
  const plain = JSON.stringify(spelling.slice(0, LONGEST_SPELLING)).replaceAll('`', "'")
  return `\`${plain}\``
}
