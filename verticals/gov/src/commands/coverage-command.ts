import type { Command, CommandFile } from '@fcc/contracts'
import { gridSvg } from '@fcc/diagrams'
import { BASELINE_NAMES, type BaselineName } from '../controls/baseline.ts'
import { loadCatalogue } from '../controls/catalogue.ts'
import { type Coverage, resolveCoverage } from '../controls/coverage.ts'
import { readPlan } from '../plans/read-plan.ts'
import { coverageGrid } from '../report/coverage-grid.ts'
import {
  familyLines,
  profileLines,
  reasonedLine,
  reportLines,
  structureLines,
} from '../report/report-lines.ts'
import type { Settings } from '../settings.ts'
import { isTooMany } from '../skills/determine-readiness.ts'

/**
 * `fcc gov coverage PLAN`: how a system security plan stands to a baseline, at once and without a run:
 * the figures that the scenario's report is held to. The plan is read by the tenant's rules, as a run reads it.
 */
export const coverageCommand: Command<Settings> = {
  id: 'fcc-gov/coverage',
  title: 'Compare the controls that a system security plan claims with a baseline',
  arguments: [
    {
      name: 'plan',
      description: 'an OSCAL system security plan, in JSON',
      kind: 'file',
      required: true,
    },
  ],
  options: [
    {
      name: 'baseline',
      description: "the baseline; the tenant's own by default",
      kind: 'text',
      choices: BASELINE_NAMES,
    },
    {
      name: 'svg',
      description: 'draw it instead: a cell for each control, by family, as an SVG for a file',
      kind: 'flag',
    },
    {
      name: 'strict',
      description:
        'end with 4 where anything is missing, partial, withdrawn, unknown, unsound or for another profile',
      kind: 'flag',
    },
  ],
  examples: ['plan.json', 'plan.json --baseline FEDRAMP-MODERATE --strict', 'plan.json --svg'],
  async run({ arguments: given, options, session, settings, report }) {
    const file = given.plan as CommandFile
    const text = await session.read(file)
    const plan = readPlan(text, settings.cuiProfile)
    const { title, banner, structure } = plan
    const baseline = (options.baseline as BaselineName | undefined) ?? settings.baseline
    const coverage = resolveCoverage(plan, {
      catalogue: loadCatalogue(),
      baseline,
      countingStates: settings.countingStates,
    })
    const { asked, covered, partial, gaps, mentioned, withdrawn, unknown } = coverage
    const share = asked === 0 ? undefined : covered.length / asked
    const isReturned = isTooMany(coverage, settings)
    const lines = [
      `${title}${banner === undefined ? '' : `  (${banner})`}`,
      `${covered.length} of ${asked} controls of ${baseline} covered${share === undefined ? '' : `, ${(100 * share).toFixed(2)} %`}; ${gaps.length} missing, ${partial.length} of them covered in part, ${withdrawn.length} withdrawn, ${unknown.length} unknown`,
      ...section('Profile', profileLines(coverage)),
      ...section('Covered in part', partial.map(reasonedLine)),
      ...section('Missing', familyLines(gaps)),
      ...section('Missing although the plan mentions it', mentioned.map(reasonedLine)),
      ...section('Said not to apply', isReturned ? [limitLine(coverage, settings)] : []),
      ...section('Not to be claimed', reportLines(coverage).errors),
      ...section('Structure', structureLines(structure)),
    ]
    if (options.svg === true) report.text(gridSvg(coverageGrid(title, coverage)))
    else report.say(...lines)
    report.document({ plan: file.name, share, structure, ...coverage })
    const isWhole = gaps.length + withdrawn.length + unknown.length + structure.length === 0
    const isSound = isWhole && !isReturned && coverage.profile.stands !== 'other'
    return options.strict === true && !isSound ? 'rejected' : 'completed'
  },
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines]
}

function limitLine({ notApplicable, asked }: Coverage, { notApplicableLimit }: Settings): string {
  const limit = (100 * notApplicableLimit).toFixed(0)
  return `- ${notApplicable.length} of ${asked} controls, above the limit of ${limit} %: the plan is returned.`
}
