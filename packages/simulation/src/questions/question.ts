import { nodeState, type Waiting } from '@fcc/contracts'
import { escalatedActivity, type QuestionTerms, seatsOf } from '@fcc/contracts/questions'
import type { Visit } from '../visit.ts'
import type { Approval, VisitPorts } from '../visit-ports.ts'

/** A question to people: it has a name, and is bound to an act. */
export type Question = Waiting & { readonly activity: string; readonly binding: string }

/** The answers that people gave to a question. */
export async function readSignatures(
  ports: Pick<VisitPorts, 'readApproval'>,
  question: Pick<Question, 'activity' | 'quorum'>,
): Promise<readonly Approval[]> {
  const answers: Approval[] = []
  for (const seat of seatsOf(question)) {
    const answer = await ports.readApproval(seat)
    if (!answer) break
    answers.push(answer)
  }
  return answers
}

/** A question with the time that it has. One that is asked already keeps the time at which it was. */
export function withDeadline(visit: Visit, question: Question, terms: QuestionTerms): Question {
  const { expiresMs } = terms
  if (expiresMs === undefined) return question
  const { waiting } = nodeState(visit.run, visit.place.instance)
  if (waiting?.activity === question.activity && waiting.deadline) {
    return { ...question, deadline: waiting.deadline, due: waiting.due }
  }
  return askedAt(visit.ports.now(), question, { ...terms, expiresMs })
}

/** A question that is asked now. */
export function askedAt(
  now: number,
  question: Question,
  {
    expiresMs,
    onExpiry = 'reject',
    escalateTo,
    remindEveryMs,
  }: QuestionTerms & {
    readonly expiresMs: number
  },
): Question {
  const deadline = {
    asked: timeOf(now),
    until: timeOf(now + expiresMs),
    onExpiry,
    ...(escalateTo === undefined ? {} : { escalateTo }),
    ...(remindEveryMs === undefined ? {} : { remindEveryMs }),
  }
  return {
    ...question,
    deadline,
    due: timeOf(now + Math.min(expiresMs, remindEveryMs ?? expiresMs)),
  }
}

/** The question as it goes to others, under a name of its own: what was signed before it went counts no more. */
export function escalated(question: Question, roles: readonly string[]): Question {
  return { ...question, activity: escalatedActivity(question.activity), roles }
}

/** A moment as records have it. */
export function timeOf(ms: number): string {
  return new Date(ms).toISOString()
}
