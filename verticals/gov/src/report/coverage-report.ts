import type { Baseline } from '../controls/baseline.ts'
import type { Coverage } from '../controls/coverage.ts'
import type { ReadPlan } from '../plans/claims-artifact.ts'
import { familyLines, reportLines, shown } from './report-lines.ts'

/** More problems of structure than this are counted and not listed. */
const MOST_LISTED = 20

/**
 * Writes the coverage report in Markdown: figures, covered controls, gaps, errors, notices, the
 * plan's structure and a conclusion. Pure: no time, no locale. A marked plan gives a marked report.
 */
export function writeCoverageReport(
  coverage: Coverage,
  by: { readonly plan: ReadPlan; readonly baseline: Baseline },
): string {
  const { plan, baseline } = by
  const lines = reportLines(coverage)
  const sections: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    ['Coverage', ['| Figure | Value |', '|---|---|', ...lines.figures]],
    ['Covered controls', lines.covered],
    ['Gaps', lines.gaps],
    ['Errors in the plan', lines.errors],
    ['Notices', noticesOf(coverage)],
    ['Structure of the plan', structureOf(plan)],
    ['Conclusion', [conclusionOf(coverage, plan)]],
  ]
  const body = sections.map(
    ([heading, content]) =>
      `## ${heading}\n\n${content.length === 0 ? 'None.' : content.join('\n')}`,
  )
  return [
    ...(plan.banner === undefined ? [] : [plan.banner]),
    '# Control coverage report',
    `Plan ${plan.uuid}, compared with ${baseline.title} (version ${baseline.version}, SHA-256 ${baseline.sha256}).`,
    ...body,
    ...(plan.banner === undefined ? [] : [plan.banner]),
  ]
    .join('\n\n')
    .concat('\n')
}

function noticesOf(coverage: Coverage): readonly string[] {
  const listed = (what: string, controls: readonly string[]) =>
    controls.length === 0 ? [] : [`${what}:`, ...familyLines(controls)]
  return [
    ...coverage.notYet.map(
      ({ control, states }) =>
        `- ${control} is a gap although the plan mentions it: ${states.map(shown).join(', ')}`,
    ),
    ...listed('Claimed beyond the baseline', coverage.beyond),
    ...listed('Claimed by a part of the control only', coverage.byPartOnly),
    ...listed('Claimed more than once', coverage.repeated),
  ]
}

function structureOf(plan: ReadPlan): readonly string[] {
  if (plan.structure.length === 0) return ['The plan has every member that OSCAL asks for.']
  const listed = plan.structure
    .slice(0, MOST_LISTED)
    .map(({ path, what }) => `- ${shown(path)} ${what}`)
  const more = plan.structure.length - listed.length
  return more === 0 ? listed : [...listed, `- and ${more} more`]
}

function conclusionOf(coverage: Coverage, plan: ReadPlan): string {
  const reasons = [
    counted(coverage.gaps.length, 'gap'),
    counted(
      coverage.withdrawn.length,
      'claim of a withdrawn control',
      'claims of withdrawn controls',
    ),
    counted(coverage.unknown.length, 'claim of no known control', 'claims of no known control'),
    counted(plan.structure.length, 'problem of structure', 'problems of structure'),
  ].filter((reason) => reason !== undefined)
  if (reasons.length === 0) return `The plan answers every control of ${coverage.baseline}.`
  return `The plan does not answer ${coverage.baseline} yet: ${reasons.join(', ')}.`
}

/** `3 gaps`, `1 gap`, or nothing for none. */
function counted(count: number, one: string, several = `${one}s`): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : several}`
}
