import { type Score, type Scorer, scorers } from '@fcc/contracts'
import { findCanary, withCanary } from '../checks/canary.ts'
import { findChanges } from '../checks/unchanged.ts'
import { hostileChecks } from '../hostile/hostile-checks.ts'
import type { Probe } from '../hostile/probe.ts'
import { type GivenSubject, subjectOf } from '../samples/sample-subject.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { surroundingsOf } from '../samples/surroundings.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { outlineCheck, sameAnswersCheck } from '../suite/shared-checks.ts'
import { type SuiteOptions, settingsOf } from '../suite/suite-options.ts'
import { scoreProblems } from './score-problems.ts'
import { policeScorerCases, type ScorerCase } from './scorer-case.ts'

/** Has a scorer judge a text: it answers with a score, or says that it measured nothing. */
const probe: Probe<Scorer> = async (scorer, text, { settings, base }) => {
  const subject = subjectOf({ ...(base as Partial<GivenSubject> | undefined), text })
  return scoreProblems(await scorer.score(subject, sampleCall(settings)))
}

async function score(
  trial: Trial<Scorer, SuiteOptions<ScorerCase>>,
  each: ScorerCase,
  tenant?: Parameters<typeof sampleCall>[1],
): Promise<Score> {
  return await trial.subject.score(subjectOf(each), sampleCall(settingsOf(trial, each), tenant))
}

/**
 * The contract of a scorer: the cases' bounds, and what holds of every scorer. A score is from 0 to 1,
 * what could not be measured is said and never 0, and reasons quote nothing.
 *
 * @example
 * checksOf(scorerSuite, readability, {
 *   cases: [
 *     { name: 'a plain sentence scores high', text: 'Take one tablet each morning.', atLeast: 0.9 },
 *     { name: 'a dense one scores low', text: denseParagraph, atMost: 0.3 },
 *   ],
 * })
 */
export const scorerSuite: PointSuite<Scorer, SuiteOptions<ScorerCase>> = {
  point: scorers.id,
  probe,
  checks: [
    { name: 'its cases can be trusted', run: ({ cases }) => policeScorerCases(cases) },
    outlineCheck('a scorer', scorers),
    {
      name: 'it scores as it should',
      asks: 'each case',
      run: async (trial, each) => judgeCase(each, await score(trial, each)),
    },
    {
      name: 'every score is from 0 to 1 or not measured, and has a reason',
      asks: 'all cases',
      run: async (trial, each) => scoreProblems(await score(trial, each)),
    },
    {
      name: 'reasons quote nothing of what is scored',
      asks: 'all cases',
      run: async (trial, each) => {
        const { reason } = await score(trial, { ...each, text: withCanary(each.text) })
        return findCanary(`The reason on "${each.name}"`, reason)
      },
    },
    sameAnswersCheck('the same subject gets the same score, whatever was asked between', score),
    {
      name: 'it leaves the subject and its settings as they are',
      asks: 'all cases',
      run: (trial, each) => {
        const given = { subject: subjectOf(each), settings: settingsOf(trial, each) }
        return findChanges(given, () =>
          trial.subject.score(given.subject, sampleCall(given.settings)),
        )
      },
    },
    ...hostileChecks<Scorer, SuiteOptions<ScorerCase>>({
      point: scorers.id,
      probe,
      base: ({ cases }) => surroundingsOf(cases[0]),
      own: ({ cases }) => cases.map(({ text }) => text),
    }),
  ],
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
