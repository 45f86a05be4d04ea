import { type Issue, type Validator, validators } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { findCanary, withCanary } from '../checks/canary.ts'
import { excerpt } from '../checks/canonical-text.ts'
import { type Check, defineCheck } from '../checks/check.ts'
import { outlineProblems } from '../checks/outline.ts'
import { findOtherAnswers } from '../checks/same-answers.ts'
import type { CodeSuiteOptions } from '../checks/suite-options.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import { subjectOf } from '../samples/sample-subject.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { surroundingsOf } from '../samples/surroundings.ts'
import { issueProblems } from './issue-problems.ts'
import { probeValidator } from './probe-validator.ts'
import { policeValidatorCases, type ValidatorCase } from './validator-case.ts'

/** What the suite of validators takes. */
export interface ValidatorSuiteOptions extends CodeSuiteOptions {
  readonly cases: readonly ValidatorCase[]
}

/**
 * The contract of a validator, as checks: the cases' issues, and what holds of every validator.
 * Issues are well formed, messages quote nothing, the same subject gives the same issues.
 *
 * @example
 * validatorChecks(codeForm, {
 *   cases: [
 *     { name: 'a right code', text: 'E11.9', issues: [] },
 *     { name: 'a code without a dot', text: 'E119', issues: [{ code: 'no-dot', severity: 'error', at: 'E119' }] },
 *   ],
 * })
 */
export function validatorChecks(
  validator: Validator<never>,
  options: ValidatorSuiteOptions,
): readonly Check[] {
  const { cases, settings = {} } = options
  const subject = validator as Validator
  const validate = async (each: ValidatorCase): Promise<readonly Issue[]> =>
    await subject.validate(subjectOf(each), sampleCall(each.settings ?? settings))
  const overCases = async (judge: (each: ValidatorCase) => Promise<readonly string[]>) => {
    const problems: string[] = []
    for (const each of cases) problems.push(...(await judge(each)))
    return problems
  }
  return [
    defineCheck('its cases can be trusted', () => policeValidatorCases(cases)),
    defineCheck('its outline is that of a validator', () =>
      outlineProblems(validators as unknown as AnyPoint, validator),
    ),
    ...cases.map((each) =>
      defineCheck(`it judges as it should: ${each.name}`, async () =>
        judgeCase(each, await validate(each)),
      ),
    ),
    defineCheck('every issue has a code, a severity, a message and a place that is there', () =>
      overCases(async (each) => issueProblems(each.text, await validate(each))),
    ),
    defineCheck('messages quote nothing of what is judged', () =>
      overCases(async (each) =>
        (await validate({ ...each, text: withCanary(each.text) })).flatMap(({ code, message }) =>
          findCanary(`The message of ${code} on "${each.name}"`, `${code} ${message}`),
        ),
      ),
    ),
    defineCheck('the same subject has the same issues, whatever was asked between', () =>
      findOtherAnswers(
        cases.map((each) => ({
          name: each.name,
          ask: (tenant) =>
            subject.validate(subjectOf(each), sampleCall(each.settings ?? settings, tenant)),
        })),
      ),
    ),
    defineCheck('it leaves the subject and its settings as they are', () =>
      overCases((each) => {
        const given = { subject: subjectOf(each), settings: each.settings ?? settings }
        return findChanges(given, () => subject.validate(given.subject, sampleCall(given.settings)))
      }),
    ),
    ...hostileChecks({
      pointId: validators.id,
      contribution: subject,
      probe: probeValidator,
      context: { settings, base: surroundingsOf(cases[0]) },
      own: cases.map(({ text }) => text),
      reload: options.reload,
      limits: options.limits,
    }),
  ]
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
