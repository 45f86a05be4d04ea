import type { Coverage, ReasonedControl } from '../controls/coverage.ts'
import type { PlanProblem } from '../diagnostics.ts'

/** The lines of a coverage report that state facts: anybody can compute them again. */
export interface ReportLines {
  readonly figures: readonly string[]
  readonly covered: readonly string[]
  readonly partial: readonly string[]
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
      `| Gaps covered in part | ${coverage.partial.length} |`,
      `| Share covered | ${share.toFixed(2)} % |`,
      `| Said not to apply | ${coverage.notApplicable.length} |`,
      `| Not applicable without a reason | ${coverage.unjustified.length} |`,
      `| Withdrawn controls claimed | ${coverage.withdrawn.length} |`,
      `| Unknown controls claimed | ${coverage.unknown.length} |`,
    ],
    covered: familyLines(coverage.covered),
    partial: coverage.partial.map(reasonedLine),
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

/** A control with the reasons why it is not covered whole. */
export function reasonedLine({ control, reasons }: ReasonedControl): string {
  return `- ${control}: ${reasons.join('; ')}`
}

/** What stands against the profile that a plan imports, or nothing. */
export function profileLines({ profile, baseline }: Coverage): readonly string[] {
  if (profile.stands === 'same') return []
  if (profile.stands === 'untold') {
    return [
      `- The plan imports ${shown(profile.named)}, of which it could not be told whether that is ${baseline}.`,
    ]
  }
  return [
    `- The plan imports ${shown(profile.named)} and was compared with ${baseline} of revision 5, another profile.`,
  ]
}

/** One line a family: `- AC (3): ac-1, ac-2, ac-2.1`. */
export function familyLines(controls: readonly string[]): readonly string[] {
  const families = Map.groupBy(controls, (control) => control.slice(0, 2).toUpperCase())
  return [...families].map(([family, ids]) => `- ${family} (${ids.length}): ${ids.join(', ')}`)
}

/** How long a spelling from a plan may stand in a report. */
const LONGEST_SPELLING = 120

/** A plan's spelling on one line, where it can be no markup. */
function shown(spelling: string): string {
  const plain = JSON.stringify(spelling.slice(0, LONGEST_SPELLING)).replaceAll('`', "'")
  return `\`${plain}\``
}

/** More problems of structure than this are counted and not listed. */
const MOST_LISTED = 20

/** The problems of a plan's structure, one a line. */
export function structureLines(structure: readonly PlanProblem[]): readonly string[] {
  const listed = structure.slice(0, MOST_LISTED).map(({ path, what }) => `- ${shown(path)} ${what}`)
  const more = structure.length - listed.length
  return more === 0 ? listed : [...listed, `- and ${more} more`]
}
