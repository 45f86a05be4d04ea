import type { RunRecord, Waiting } from '@fcc/contracts'
import { decideQuestion, type GivenSignature, outcomeSeat } from '@fcc/contracts/questions'
import { FccError } from '@fcc/plugin-api'
import { withNode } from '../run-change.ts'
import type { AuditDraft, VisitPorts } from '../visit-ports.ts'
import { askedAt, escalated, type Question, readSignatures, timeOf } from './question.ts'

/** How a store refuses an outcome that it was given too late, or without an answer that it has. */
const TAKEN = new Set(['FCC_STORE_ALREADY_ANSWERED', 'FCC_STORE_APPROVAL_VOID'])

/** What becomes of the questions of a run by the time alone. */
export interface QuestionStep {
  readonly run: RunRecord
  readonly entries: readonly AuditDraft[]
}

/** How often an outcome is decided anew where an answer came in between: one for each that can. */
const MOST_TRIES = 25

/**
 * Looks at the questions of a run that can expire: writes down what those came to that were answered or
 * have expired, before any visit acts on it, and gives back the run where one went to others or is to be
 * reminded of. The time is never earlier than what the run has seen already, whatever a clock says.
 */
export async function stepQuestions(
  run: RunRecord,
  ports: VisitPorts,
): Promise<QuestionStep | undefined> {
  const { settleQuestion } = ports
  if (run.round?.length || !settleQuestion) return undefined
  const settling = { readApproval: ports.readApproval, settleQuestion }
  const entries: AuditDraft[] = []
  let stepped = run
  for (const [instance, { waiting }] of Object.entries(run.nodes)) {
    if (!isExpiring(waiting)) continue
    const now = Math.max(ports.now(), Date.parse(run.updatedAt))
    const step = await stepOf(settling, run, waiting, now)
    if (!step) continue
    stepped = withNode(stepped, instance, { waiting: step.waiting })
    entries.push(step.entry)
  }
  if (stepped === run) return undefined
  const updatedAt = timeOf(Math.max(ports.now(), Date.parse(run.updatedAt)))
  return { run: { ...stepped, sequence: run.sequence + 1, updatedAt }, entries }
}

type Settling = Pick<VisitPorts, 'readApproval'> & {
  readonly settleQuestion: NonNullable<VisitPorts['settleQuestion']>
}

type Expiring = Question & { readonly deadline: NonNullable<Waiting['deadline']> }

function isExpiring(waiting: Waiting | undefined): waiting is Expiring {
  const { activity, deadline } = waiting ?? {}
  return activity !== undefined && deadline !== undefined
}

async function stepOf(ports: Settling, run: RunRecord, asked: Expiring, now: number) {
  const { decision, signed } = await outcomeOf(ports, asked, now)
  const { deadline } = asked
  if (decision === undefined) return reminded(run, asked, signed, now)
  if (decision !== 'expired') return undefined
  const { escalateTo, onExpiry } = deadline
  if (onExpiry !== 'escalate' || !escalateTo) return undefined
  const { remindEveryMs } = deadline
  const expiresMs = Date.parse(deadline.until) - Date.parse(deadline.asked)
  const again = askedAt(now, escalated(asked, escalateTo), { expiresMs, remindEveryMs })
  const next = { ...again.deadline, escalatedFrom: asked.roles }
  const waiting = { ...again, deadline: next as Expiring['deadline'] }
  return { waiting, entry: entryOf('fcc.approval.escalated', run, waiting, signed) }
}

/** What a question has come to, written down where it has come to something. */
async function outcomeOf(ports: Settling, asked: Expiring, now: number) {
  const { until } = asked.deadline
  for (let tries = 0; ; tries += 1) {
    const settled = await ports.readApproval(outcomeSeat(asked))
    const answers = await readSignatures(ports, asked)
    const standing = decideQuestion({ ...asked, until }, answers, now)
    const signed = answers.filter(({ decision }) => decision !== 'rejected')
    if (settled) return { decision: settled.decision, signed }
    if (standing.state === 'open') return { decision: undefined, signed }
    const last = standing.state === 'refused' ? standing.by : standing.signed.at(-1)
    const decision =
      standing.state === 'expired'
        ? 'expired'
        : standing.state === 'refused'
          ? 'rejected'
          : (last?.decision ?? 'rejected')
    const by = decision === 'expired' ? undefined : last?.by
    const ids = signed.map((each) => each.by.id)
    const outcome = { question: asked, decision, by, signed: ids, at: timeOf(now) }
    try {
      await ports.settleQuestion(outcome)
      return { decision, signed }
    } catch (error) {
      // An answer, or another outcome, was there first.
      const isTaken = FccError.is(error) && TAKEN.has(error.code)
      if (!isTaken || tries >= MOST_TRIES) throw error
    }
  }
}

/** Watchers are told once of all reminders that have come due, however long nobody looked. */
function reminded(run: RunRecord, asked: Expiring, signed: readonly GivenSignature[], now: number) {
  const { remindEveryMs, until, reminded: before = 0 } = asked.deadline
  const since = Date.parse(asked.deadline.asked)
  if (remindEveryMs === undefined) return undefined
  const count = Math.floor((now - since) / remindEveryMs)
  if (count <= before) return undefined
  const due = timeOf(Math.min(Date.parse(until), since + (count + 1) * remindEveryMs))
  const waiting = { ...asked, due, deadline: { ...asked.deadline, reminded: count } }
  return { waiting, entry: entryOf('fcc.approval.reminded', run, waiting, signed) }
}

function entryOf(
  type: 'fcc.approval.escalated' | 'fcc.approval.reminded',
  run: RunRecord,
  { activity, node, roles, quorum = 1, deadline, binding }: Question,
  signed: readonly GivenSignature[],
): AuditDraft {
  return {
    type,
    subject: run.id,
    data: {
      envelope: run.envelope,
      ...{ activity, node, roles, binding, needed: quorum },
      until: deadline?.until,
      reminded: deadline?.reminded,
      escalatedFrom: deadline?.escalatedFrom,
      signed: signed.map(({ by }) => by.id),
    },
  }
}
