import type { Principal } from '@fcc/contracts'
import {
  decideQuestion,
  outcomeSeat,
  type QuestionStanding,
  type QuestionTerms,
} from '@fcc/contracts/questions'
import type { Visit } from '../visit.ts'
import type { VisitPorts } from '../visit-ports.ts'
import { escalated, type Question, readSignatures, withDeadline } from './question.ts'

/** What was said to a question. */
export type Said =
  /** Nothing that counts: it is asked, or still is. */
  | { readonly said: 'none'; readonly question: Question }
  | { readonly said: 'no'; readonly by: string }
  /** Not enough people said yes in time, or what they said was not used in time. */
  | { readonly said: 'expired'; readonly say: string }
  | { readonly said: 'yes'; readonly signers: readonly Principal[] }

/**
 * What was said to exactly this question; an answer to another one counts as a no. Of a question that can
 * expire only its outcome counts, which was written down before the visit was made (`stepQuestions`): so a
 * visit that is made again, at whatever time, finds the same.
 */
export async function answerTo(visit: Visit, asked: Question, terms: QuestionTerms): Promise<Said> {
  const { ports } = visit
  const { quorum = 1 } = terms
  const first = quorum > 1 ? { ...asked, quorum } : asked
  if (terms.expiresMs === undefined) {
    const standing = decideQuestion(first, await readSignatures(ports, first), 0)
    return saidOf(standing) ?? { said: 'none', question: first }
  }
  const { escalateTo = [] } = terms
  const next = terms.onExpiry === 'escalate' ? escalated(first, escalateTo) : undefined
  for (const question of next ? [first, next] : [first]) {
    const outcome = await ports.readApproval(outcomeSeat(question))
    if (!outcome) return { said: 'none', question: withDeadline(visit, question, terms) }
    const answers = await readSignatures(ports, question)
    if (outcome.decision === 'expired') {
      if (question === first && next) continue
      return { said: 'expired', say: sayExpired(first, next, answers, outcome.at) }
    }
    if (outcome.binding !== asked.binding) return { said: 'no', by: outcome.by.id }
    const said = saidOf(decideQuestion(question, answers, 0))
    if (said) return said
    // An outcome without the answers that it came of: nobody said yes.
    return { said: 'no', by: outcome.by.id }
  }
  return { said: 'none', question: first }
}

/** Whether a question that somebody waits for has come to something: only then is its visit made again. */
export async function isSettled(
  ports: Pick<VisitPorts, 'readApproval'>,
  question: Question,
): Promise<boolean> {
  const { deadline } = question
  if (deadline) return (await ports.readApproval(outcomeSeat(question))) !== undefined
  return decideQuestion(question, await readSignatures(ports, question), 0).state !== 'open'
}

function saidOf(standing: QuestionStanding): Said | undefined {
  if (standing.state === 'refused') return { said: 'no', by: standing.by.by.id }
  if (standing.state !== 'signed') return undefined
  return { said: 'yes', signers: standing.signed.map(({ by }) => by) }
}

/** Ids and roles only. */
function sayExpired(
  { roles }: Question,
  next: Question | undefined,
  answers: readonly { readonly by: Principal }[],
  at: string,
): string {
  const whom = [roles, ...(next ? [next.roles] : [])].map((each) => each.join(' or ') || 'anybody')
  const signed = answers.map(({ by }) => by.id)
  const unused = signed.length > 0 ? ` What ${signed.join(', ')} signed was not used.` : ''
  return `The question was put to ${whom.join(', then to ')}, and had expired by ${at}.${unused}`
}
