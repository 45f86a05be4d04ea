import { flag, share } from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import { type SubjectCase, subjectRules } from '../samples/subject-case.ts'

/** A subject, and between which bounds its score lies. */
export interface ScorerCase extends SubjectCase {
  /** 0..1 */
  readonly atLeast?: number | undefined
  /** 0..1 */
  readonly atMost?: number | undefined
  /** `true` where there is nothing to measure. */
  readonly notMeasured?: true | undefined
}

const rules: CaseRules = {
  given: subjectRules,
  required: ['text'],
  expects: { atLeast: share, atMost: share, notMeasured: flag },
}

/** What is wrong with the cases of a scorer: also bounds that hold of every score. */
export function policeScorerCases(cases: readonly ScorerCase[]): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  const scored = cases.filter(({ notMeasured }) => notMeasured === undefined)
  const floor = Math.max(...scored.map(({ atLeast = 0 }) => atLeast))
  const ceiling = Math.min(...scored.map(({ atMost = 1 }) => atMost))
  return [
    ...cases.flatMap(boundProblems),
    ...(scored.length > 0 && floor > ceiling
      ? []
      : ['One score would pass every case; add one that must score higher than another.']),
  ]
}

function boundProblems({ name, atLeast, atMost, notMeasured }: ScorerCase): readonly string[] {
  if (notMeasured !== undefined) {
    if (!notMeasured) return [`Case "${name}" says notMeasured: false; give it bounds instead.`]
    return atLeast === undefined && atMost === undefined
      ? []
      : [`Case "${name}" has bounds for what is not measured.`]
  }
  const [low, high] = [atLeast ?? 0, atMost ?? 1]
  if (low <= 0 && high >= 1) return [`Case "${name}" holds of every score.`]
  return low > high ? [`Case "${name}" holds of no score: ${low} is above ${high}.`] : []
}
