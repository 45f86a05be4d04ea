import { type Issue, type Validator, validators } from '@fcc/contracts'
import { findCanary, withCanary } from '../checks/canary.ts'
import { excerpt } from '../checks/canonical-text.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import type { Probe } from '../hostile/probe.ts'
import { type GivenSubject, subjectOf } from '../samples/sample-subject.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { surroundingsOf } from '../samples/surroundings.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { outlineCheck, sameAnswersCheck } from '../suite/shared-checks.ts'
import { type SuiteOptions, settingsOf } from '../suite/suite-options.ts'
import { issueProblems } from './issue-problems.ts'
import { policeValidatorCases, type ValidatorCase } from './validator-case.ts'

/** Has a validator judge a text: it answers with issues, and they are well formed. */
const probe: Probe<Validator> = async (validator, text, { settings, base }) => {
  const subject = subjectOf({ ...(base as Partial<GivenSubject> | undefined), text })
  return issueProblems(text, await validator.validate(subject, sampleCall(settings)))
}

async function validate(
  trial: Trial<Validator, SuiteOptions<ValidatorCase>>,
  each: ValidatorCase,
  tenant?: Parameters<typeof sampleCall>[1],
): Promise<readonly Issue[]> {
  return await trial.subject.validate(subjectOf(each), sampleCall(settingsOf(trial, each), tenant))
}

/**
 * The contract of a validator: the cases' issues, and what holds of every validator. Issues are well
 * formed, messages quote nothing, the same subject gives the same issues.
 *
 * @example
 * checksOf(validatorSuite, codeForm, {
 *   cases: [
 *     { name: 'a right code', text: 'E11.9', issues: [] },
 *     { name: 'a code without a dot', text: 'E119', issues: [{ code: 'no-dot', severity: 'error', at: 'E119' }] },
 *   ],
 * })
 */
export const validatorSuite: PointSuite<Validator, SuiteOptions<ValidatorCase>> = {
  point: validators.id,
  probe,
  checks: [
    { name: 'its cases can be trusted', run: ({ cases }) => policeValidatorCases(cases) },
    outlineCheck('a validator', validators),
    {
      name: 'it judges as it should',
      asks: 'each case',
      run: async (trial, each) => judgeCase(each, await validate(trial, each)),
    },
    {
      name: 'every issue has a code, a severity, a message and a place that is there',
      asks: 'all cases',
      run: async (trial, each) => issueProblems(each.text, await validate(trial, each)),
    },
    {
      name: 'messages quote nothing of what is judged',
      asks: 'all cases',
      run: async (trial, each) =>
        (await validate(trial, { ...each, text: withCanary(each.text) })).flatMap(
          ({ code, message }) =>
            findCanary(`The message of ${code} on "${each.name}"`, `${code} ${message}`),
        ),
    },
    sameAnswersCheck('the same subject has the same issues, whatever was asked between', validate),
    {
      name: 'it leaves the subject and its settings as they are',
      asks: 'all cases',
      run: (trial, each) => {
        const given = { subject: subjectOf(each), settings: settingsOf(trial, each) }
        return findChanges(given, () =>
          trial.subject.validate(given.subject, sampleCall(given.settings)),
        )
      },
    },
    ...hostileChecks<Validator, SuiteOptions<ValidatorCase>>({
      point: validators.id,
      probe,
      base: ({ cases }) => surroundingsOf(cases[0]),
      own: ({ cases }) => cases.map(({ text }) => text),
    }),
  ],
}

/** Every expected issue is there once, and no other. */
function judgeCase({ text, issues }: ValidatorCase, found: readonly Issue[]): readonly string[] {
  const left = [...found]
  const missing = issues.flatMap(({ code, severity, at }) => {
    const index = left.findIndex(
      (issue) =>
        issue.code === code &&
        (severity === undefined || issue.severity === severity) &&
        (at === undefined || text.slice(issue.span?.start, issue.span?.end) === at),
    )
    const place = at === undefined ? '' : ` at ${excerpt(at)}`
    if (index === -1) return [`It has no ${severity ?? 'issue'} ${code}${place}.`]
    left.splice(index, 1)
    return []
  })
  return [
    ...missing,
    ...left.map(({ code, severity, message }) => `It also says ${severity} ${code}: ${message}`),
  ]
}
