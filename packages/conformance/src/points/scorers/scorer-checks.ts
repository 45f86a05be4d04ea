import { type Score, type Scorer, scorers } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { findCanary, withCanary } from '../checks/canary.ts'
import { type Check, defineCheck } from '../checks/check.ts'
import { outlineProblems } from '../checks/outline.ts'
import { findOtherAnswers } from '../checks/same-answers.ts'
import type { CodeSuiteOptions } from '../checks/suite-options.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import { subjectOf } from '../samples/sample-subject.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { surroundingsOf } from '../samples/surroundings.ts'
import { probeScorer } from './probe-scorer.ts'
import { scoreProblems } from './score-problems.ts'
import { policeScorerCases, type ScorerCase } from './scorer-case.ts'

/** What the suite of scorers takes. */
export interface ScorerSuiteOptions extends CodeSuiteOptions {
  readonly cases: readonly ScorerCase[]
}

/**
 * The contract of a scorer, as checks: the cases' bounds, and what holds of every scorer. A score is
 * from 0 to 1, what could not be measured is said and never 0, and reasons quote nothing.
 *
 * @example
 * scorerChecks(readability, {
 *   cases: [
 *     { name: 'a plain sentence scores high', text: 'Take one tablet each morning.', atLeast: 0.9 },
 *     { name: 'a dense one scores low', text: denseParagraph, atMost: 0.3 },
 *   ],
 * })
 */
export function scorerChecks(scorer: Scorer<never>, options: ScorerSuiteOptions): readonly Check[] {
  const { cases, settings = {} } = options
  const subject = scorer as Scorer
  const score = async (each: ScorerCase): Promise<Score> =>
    await subject.score(subjectOf(each), sampleCall(each.settings ?? settings))
  const overCases = async (judge: (each: ScorerCase) => Promise<readonly string[]>) => {
    const problems: string[] = []
    for (const each of cases) problems.push(...(await judge(each)))
    return problems
  }
  return [
    defineCheck('its cases can be trusted', () => policeScorerCases(cases)),
    defineCheck('its outline is that of a scorer', () =>
      outlineProblems(scorers as unknown as AnyPoint, scorer),
    ),
    ...cases.map((each) =>
      defineCheck(`it scores as it should: ${each.name}`, async () =>
        judgeCase(each, await score(each)),
      ),
    ),
    defineCheck('every score is from 0 to 1 or not measured, and has a reason', () =>
      overCases(async (each) => scoreProblems(await score(each))),
    ),
    defineCheck('reasons quote nothing of what is scored', () =>
      overCases(async (each) => {
        const { reason } = await score({ ...each, text: withCanary(each.text) })
        return findCanary(`The reason on "${each.name}"`, reason)
      }),
    ),
    defineCheck('the same subject gets the same score, whatever was asked between', () =>
      findOtherAnswers(
        cases.map((each) => ({
          name: each.name,
          ask: (tenant) =>
            subject.score(subjectOf(each), sampleCall(each.settings ?? settings, tenant)),
        })),
      ),
    ),
    defineCheck('it leaves the subject and its settings as they are', () =>
      overCases((each) => {
        const given = { subject: subjectOf(each), settings: each.settings ?? settings }
        return findChanges(given, () => subject.score(given.subject, sampleCall(given.settings)))
      }),
    ),
    ...hostileChecks({
      pointId: scorers.id,
      contribution: subject,
      probe: probeScorer,
      context: { settings, base: surroundingsOf(cases[0]) },
      own: cases.map(({ text }) => text),
      reload: options.reload,
      limits: options.limits,
    }),
  ]
}

function judgeCase(
  { atLeast = 0, atMost = 1, notMeasured }: ScorerCase,
  score: Score,
): readonly string[] {
  if (notMeasured !== undefined) {
    if (score.kind === 'not_measured') return []
    return [`It scores ${score.value} (${score.reason}) where there is nothing to measure.`]
  }
  if (score.kind === 'not_measured') return [`It has not measured: ${score.reason}.`]
  if (score.value >= atLeast && score.value <= atMost) return []
  return [`It scores ${score.value} (${score.reason}), expected from ${atLeast} to ${atMost}.`]
}
