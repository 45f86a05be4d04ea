import type { Scorer } from '@fcc/contracts'
import type { Probe } from '../hostile/probe.ts'
import { type GivenSubject, subjectOf } from '../samples/sample-subject.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { scoreProblems } from './score-problems.ts'

/** Has a scorer judge a text: it answers with a score, or says that it measured nothing. */
export const probeScorer: Probe<Scorer> = async (scorer, text, { settings, base }) => {
  const subject = subjectOf({ ...(base as Partial<GivenSubject> | undefined), text })
  return scoreProblems(await scorer.score(subject, sampleCall(settings)))
}
