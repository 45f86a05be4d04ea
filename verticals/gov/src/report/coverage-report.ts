import type { Baseline } from '../controls/baseline.ts'
import type { Coverage } from '../controls/coverage.ts'
import type { ReadPlan } from '../plans/claims-artifact.ts'
import {
  familyLines,
  profileLines,
  reasonedLine,
  reportLines,
  structureLines,
} from './report-lines.ts'

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
    ['Covered in part', lines.partial],
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
    ...profileLines(coverage),
    ...(coverage.mentioned.length === 0
      ? []
      : ['Gaps although the plan mentions them:', ...coverage.mentioned.map(reasonedLine)]),
    ...listed('Claimed beyond the baseline', coverage.beyond),
    ...listed('Claimed more than once', coverage.repeated),
  ]
}

function structureOf(plan: ReadPlan): readonly string[] {
  if (plan.structure.length === 0) return ['The plan has every member that OSCAL asks for.']
  return structureLines(plan.structure)
}

function conclusionOf(coverage: Coverage, plan: ReadPlan): string {
  const reasons = [
    counted(coverage.gaps.length, 'gap'),
    counted(coverage.partial.length, 'of them covered in part', 'of them covered in part'),
    coverage.profile.stands === 'other' ? 'another profile' : undefined,
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
