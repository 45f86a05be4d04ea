import type { Validator } from '@fcc/contracts'
import type { Probe } from '../hostile/probe.ts'
import { type GivenSubject, subjectOf } from '../samples/sample-subject.ts'
import { sampleCall } from '../samples/sample-tenants.ts'
import { issueProblems } from './issue-problems.ts'

/** Has a validator judge a text: it answers with issues, and they are well formed. */
export const probeValidator: Probe<Validator> = async (validator, text, { settings, base }) => {
  const subject = subjectOf({ ...(base as Partial<GivenSubject> | undefined), text })
  return issueProblems(text, await validator.validate(subject, sampleCall(settings)))
}
