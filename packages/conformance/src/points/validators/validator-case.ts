import { listOf, oneOf, shapeOf, words } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import { type SubjectCase, subjectRules } from '../samples/subject-case.ts'

/** The severities that an issue may have. */
export const SEVERITIES = ['error', 'warning', 'notice', 'could_not_check'] as const

/** One issue that a case expects. */
export interface ExpectedIssue {
  /** The code of the issue. */
  readonly code: string
  /** How bad it is; any where left out. */
  readonly severity?: (typeof SEVERITIES)[number] | undefined
  /** The very characters that the issue points at. */
  readonly at?: string | undefined
}

/** A subject, and everything that is wrong with it. */
export interface ValidatorCase extends SubjectCase {
  /** Every issue, in any order; an empty list says that there is none. */
  readonly issues: readonly ExpectedIssue[]
}

const issue = shapeOf({ code: words, severity: oneOf(SEVERITIES), at: words }, ['code'])
const rules: CaseRules = {
  given: subjectRules,
  required: ['text'],
  expects: { issues: listOf(issue) },
}

/** What is wrong with the cases of a validator: one that always says the same would pass them. */
export function policeValidatorCases(cases: readonly ValidatorCase[]): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  return [
    ...(cases.some(({ issues }) => issues.length > 0)
      ? []
      : ['No case has an issue: a validator that finds nothing would pass.']),
    ...(cases.some(({ issues }) => issues.length === 0)
      ? []
      : ['No case is without issue: a validator that is never content would pass.']),
  ]
}
