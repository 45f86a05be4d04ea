import type { AccessActionName, Principal, RunRecord, Waiting } from '@fcc/contracts'
import { actingPrincipal } from '../../audit/acting-principal.ts'
import { runtimeErrors } from '../../diagnostics.ts'
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
  const { store, vault, model } = services
  const { answer } = answering
  const run = await readRun(services, answering.run)
  const waiting = questionOf(run, answer.activity)
  await assertAsked(services, principal, { run, waiting, action: ANSWER_ACTIONS[answer.decision] })
  assertAnswers(run, waiting, answer)
  if (answer.decision !== 'rejected') await assertMayAnswer(services, principal, { run, waiting })
  const shown = await assertRead(services, principal, { run, waiting }, answer)
  const { subjects } = run.envelope
  await vault.prepare(subjects)
  const context = noteContext(model.config.id, waiting.activity)
  const note =
    answer.note === undefined ? {} : { note: vault.seal(answer.note, { subjects, context }) }
  await store.writeApproval(
    {
      run: run.id,
      activity: waiting.activity,
      decision: answer.decision,
      by: principal,
      at: new Date(services.clock()).toISOString(),
      binding: waiting.binding ?? '',
      ...note,
    },
    services.entries.write(
      [
        {
          type: 'fcc.approval.given',
          subject: run.id,
          data: {
            envelope: run.envelope,
            activity: waiting.activity,
            decision: answer.decision,
            by: actingPrincipal(principal),
            ...(isSamePerson(principal, run.envelope.principal) ? { ownRun: true } : {}),
            binding: waiting.binding,
            shown,
          },
        },
      ],
      { time: services.clock(), prefix: answerPrefix(waiting.activity) },
    ),
  )
  services.integrator.touch()
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
