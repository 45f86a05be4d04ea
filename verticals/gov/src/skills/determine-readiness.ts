import type { Skill } from '@fcc/contracts'
import type { Coverage } from '../controls/coverage.ts'
import { parseCoverage } from '../controls/coverage-artifact.ts'
import type { Settings } from '../settings.ts'
import { requiredText } from './required-artifact.ts'

/** Whether more of the baseline is said not to apply than the tenant takes. */
export function isTooMany(
  coverage: Pick<Coverage, 'asked' | 'notApplicable'>,
  settings: Pick<Settings, 'notApplicableLimit'>,
): boolean {
  return coverage.notApplicable.length > settings.notApplicableLimit * coverage.asked
}

/** Decides what becomes of the plan: back to its owner with the reasons, or on to authorization. */
export const determineReadiness: Skill<Settings> = {
  id: 'fcc-gov/determine-readiness',
  title: 'Determine readiness',
  says: 'reasons to return the plan: {reasons}',
  input: ['coverage-data'],
  output: ['determination'],
  run({ artifacts, persona }, { settings }) {
    const coverage = parseCoverage(requiredText(artifacts, 'coverage-data'))
    const reasons = [
      ...coverage.withdrawn.map(({ control, successors }) => ({
        code: 'withdrawn_control_claimed',
        control,
        successors,
      })),
      ...coverage.unknown.map(({ spelling }) => ({ code: 'unknown_control_claimed', spelling })),
      ...(coverage.gaps.length === 0
        ? []
        : [{ code: 'baseline_gaps', gaps: coverage.gaps.length }]),
      ...(coverage.partial.length === 0
        ? []
        : [{ code: 'partly_covered', controls: coverage.partial.length }]),
      ...(coverage.unjustified.length === 0
        ? []
        : [{ code: 'not_applicable_without_reason', controls: coverage.unjustified.length }]),
      ...(isTooMany(coverage, settings)
        ? [
            {
              code: 'too_many_not_applicable',
              controls: coverage.notApplicable.length,
              limit: settings.notApplicableLimit,
            },
          ]
        : []),
      ...(coverage.profile.stands === 'other'
        ? [{ code: 'other_profile', named: coverage.profile.named, measured: coverage.baseline }]
        : []),
    ]
    const determination = {
      baseline: coverage.baseline,
      decidedBy: persona.code,
      outcome: reasons.length === 0 ? 'forward to authorization' : 'return to the system owner',
      reasons,
    }
    return {
      artifacts: {
        determination: {
          text: `${JSON.stringify(determination, null, 2)}\n`,
          mediaType: 'application/json',
        },
      },
      measures: { reasons: reasons.length },
    }
  },
}
