import type { Command, CommandFile } from '@fcc/contracts'
import { BASELINE_NAMES, type BaselineName } from '../controls/baseline.ts'
import { loadCatalogue } from '../controls/catalogue.ts'
import { resolveCoverage } from '../controls/coverage.ts'
import { readPlan } from '../plans/read-plan.ts'
import { familyLines, reportLines } from '../report/report-lines.ts'
import type { Settings } from '../settings.ts'

/**
 * `fcc gov coverage PLAN`: how a system security plan stands to a baseline, at once and without a run:
 * the figures that the scenario's report is held to.
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
      description: "the baseline; the tenant's own unless told",
      kind: 'text',
      choices: BASELINE_NAMES,
    },
    {
      name: 'strict',
      description: 'end with 4 where a control is missing, withdrawn or unknown',
      kind: 'flag',
    },
  ],
  examples: ['plan.json', 'plan.json --baseline FEDRAMP-MODERATE --strict'],
  run({ arguments: { plan }, options, settings, report }) {
    const { name, text } = plan as CommandFile
    const { title, banner, claims, structure } = readPlan(text, settings.cuiProfile)
    const baseline = (options.baseline as BaselineName | undefined) ?? settings.baseline
    const coverage = resolveCoverage(claims, {
      catalogue: loadCatalogue(),
      baseline,
      countingStates: settings.countingStates,
    })
    const { asked, covered, gaps, withdrawn, unknown } = coverage
    const share = asked === 0 ? undefined : covered.length / asked
    report.say(
      `${title}${banner === undefined ? '' : `  (${banner})`}`,
      `${covered.length} of ${asked} controls of ${baseline} covered${share === undefined ? '' : `, ${(100 * share).toFixed(2)} %`}; ${gaps.length} missing, ${withdrawn.length} withdrawn, ${unknown.length} unknown`,
      ...(gaps.length > 0 ? ['', 'Missing', ...familyLines(gaps)] : []),
      ...(withdrawn.length + unknown.length > 0
        ? ['', 'Not to be claimed', ...reportLines(coverage).errors]
        : []),
      ...(structure.length > 0 ? ['', `The structure has ${structure.length} problems.`] : []),
    )
    report.document({ plan: name, share, structureProblems: structure.length, ...coverage })
    const isWhole = gaps.length + withdrawn.length + unknown.length === 0
    return options.strict === true && !isWhole ? 'rejected' : 'completed'
  },
}
