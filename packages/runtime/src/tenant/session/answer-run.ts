import type { AccessActionName, Principal, RunRecord, Waiting } from '@fcc/contracts'
import { seatsOf, signersOf } from '@fcc/contracts/questions'
import { FccError } from '@fcc/plugin-api'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { runtimeErrors } from '../../diagnostics.ts'
import { answersTo } from '../../run/first-settled.ts'
import { answerPrefix } from '../../store/journal-records.ts'
import { isSamePerson } from '../access/admit-principal.ts'
import { authorise } from '../access/authorise.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { Answer } from '../tenant-session.ts'
import { ownAction, separationProblem } from './may-answer.ts'
import { noteContext } from './read-answers.ts'
import { assertAsked, type OpenQuestion, questionOf, showQuestion } from './read-question.ts'
import { readRun } from './read-run.ts'

/** The action of each answer. */
export const ANSWER_ACTIONS: Readonly<Record<Answer['decision'], AccessActionName>> = {
  approved: 'approvals:approve',
  rejected: 'approvals:reject',
  waived: 'approvals:waive',
}

/** Writes a person's answer to a run that waits for one, sealed and audited. */
export async function answerRun(
  services: TenantServices,
  principal: Principal,
  answering: { readonly run: string; readonly answer: Answer },
): Promise<void> {
  const { vault } = services
  const { answer } = answering
  const run = await readRun(services, answering.run)
  const waiting = questionOf(run, answer.activity)
  await assertAsked(services, principal, { run, waiting, action: ANSWER_ACTIONS[answer.decision] })
  assertAnswers(run, waiting, answer)
  if (answer.decision !== 'rejected') await assertMayAnswer(services, principal, { run, waiting })
  const shown = await assertRead(services, principal, { run, waiting }, answer)
  await vault.prepare(run.envelope.subjects)
  // Somebody else may take a seat meanwhile: then the next one is tried, and there is one for each.
  for (let left = waiting.quorum ?? 1; ; left -= 1) {
    try {
      await writeAnswer(services, principal, { run, waiting, answer, shown })
      break
    } catch (error) {
      const isTaken = FccError.is(error) && error.code === 'FCC_STORE_ALREADY_ANSWERED'
      if (!isTaken || left <= 1) throw error
    }
  }
  services.integrator.touch()
}

async function writeAnswer(
  services: TenantServices,
  principal: Principal,
  given: {
    readonly run: RunRecord
    readonly waiting: OpenQuestion
    readonly answer: Answer
    readonly shown: string | undefined
  },
): Promise<void> {
  const { run, waiting, answer, shown } = given
  const { store, vault, model, entries } = services
  const at = answeredAt(services, run)
  const seat = await freeSeat(services, principal, { run, waiting }, at)
  const { subjects } = run.envelope
  const context = noteContext(model.config.id, seat)
  const note =
    answer.note === undefined ? {} : { note: vault.seal(answer.note, { subjects, context }) }
  const entry = {
    type: 'fcc.approval.given' as const,
    subject: run.id,
    data: {
      envelope: run.envelope,
      activity: waiting.activity,
      ...(seat === waiting.activity ? {} : { seat }),
      decision: answer.decision,
      by: actingPrincipal(principal),
      ...(isSamePerson(principal, run.envelope.principal) ? { ownRun: true } : {}),
      binding: waiting.binding,
      shown,
    },
  }
  await store.writeApproval(
    {
      run: run.id,
      activity: seat,
      decision: answer.decision,
      by: principal,
      at: new Date(at).toISOString(),
      binding: waiting.binding ?? '',
      ...note,
    },
    entries.write([entry], { time: services.clock(), prefix: answerPrefix(seat) }),
  )
}

/** When an answer is given: never before what the run has seen already, whatever a clock says. */
function answeredAt({ clock }: TenantServices, { updatedAt }: RunRecord): number {
  return Math.max(clock(), Date.parse(updatedAt))
}

/**
 * Where an answer is kept: beside those of others, where the question asks several people. Nobody answers for
 * two, and nobody answers what has expired; the store holds the same when it keeps the answer.
 */
async function freeSeat(
  { store }: TenantServices,
  principal: Principal,
  { run, waiting }: { readonly run: RunRecord; readonly waiting: OpenQuestion },
  now: number,
): Promise<string> {
  const until = waiting.deadline?.until
  if (until !== undefined && !(now < Date.parse(until))) {
    throw runtimeErrors.questionExpired(run.id, until)
  }
  const answers = await answersTo(store, run.id, waiting)
  const people = signersOf(principal)
  const own = answers.find(({ by }) => signersOf(by).some((person) => people.includes(person)))
  if (own && waiting.quorum !== undefined)
    throw runtimeErrors.answeredBefore(run.id, principal.id, own.decision)
  // Where every seat is taken the store refuses it at the first.
  return seatsOf(waiting)[answers.length] ?? waiting.activity
}

/** Refuses an answer to another question: who waives a rule says so, and why. */
function assertAnswers(run: RunRecord, waiting: Waiting, { decision, note }: Answer): void {
  const asks = waiting.asks ?? 'answer'
  if (decision === 'rejected') return
  const fits = asks === 'waiver' ? decision === 'waived' && note : decision === 'approved'
  if (!fits) throw runtimeErrors.answerKind(run.id, asks, decision)
}

/**
 * Where roles are configured, whoever started a run approves and waives nothing of it, unless a
 * permission says so in so many words. Where none are they may, and the entry says that it was their own.
 * Nobody gets two duties by an answer that are kept apart.
 */
async function assertMayAnswer(
  services: TenantServices,
  principal: Principal,
  answering: { readonly run: RunRecord; readonly waiting: Waiting },
): Promise<void> {
  const { run } = answering
  const action = ownAction(services, principal, answering)
  if (action) await authorise(services, principal, action, () => run.scenario)
  const problem = await separationProblem(services, principal, answering)
  if (problem !== undefined) throw runtimeErrors.notSeparate(run.id, principal.id, problem)
}

/**
 * Refuses an answer by somebody who has not read what it is about, or to whom it would look otherwise
 * now; nobody has to have read what they reject. Gives back the digest of what was shown.
 */
async function assertRead(
  services: TenantServices,
  principal: Principal,
  { run, waiting }: { readonly run: RunRecord; readonly waiting: OpenQuestion },
  { decision, shown }: Answer,
): Promise<string | undefined> {
  if (shown === undefined) {
    if (decision !== 'rejected' && !services.mayAnswerUnread) {
      throw runtimeErrors.answerUnread(run.id, waiting.asks ?? 'answer')
    }
    return undefined
  }
  const { question } = await showQuestion(services, principal, { run, waiting })
  if (question.shown !== shown) throw runtimeErrors.questionChanged(run.id)
  const withheld = question.artifacts.filter(({ text }) => text === undefined)
  if (withheld.length > 0 && decision !== 'rejected' && !services.mayAnswerUnread) {
    const names = withheld.map(({ name }) => name)
    const rules = withheld.flatMap((each) => each.withheld.map(({ id }) => id))
    throw runtimeErrors.answerWithheld(run.id, names, [...new Set(rules)])
  }
  return shown
}
