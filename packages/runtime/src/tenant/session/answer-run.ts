import { type Principal, questionsOf, type RunRecord, type Waiting } from '@fcc/contracts'
import { separationProblems } from '@fcc/governance'
import { peopleOf, placeAt } from '@fcc/simulation'
import { runtimeErrors } from '../../diagnostics.ts'
import { answerPrefix } from '../../store/journal-records.ts'
import { isSamePerson } from '../access/admit-principal.ts'
import { authorise } from '../access/authorise.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { Answer } from '../tenant-session.ts'
import { readPlan, readRun } from './read-run.ts'

/** Writes a person's answer to a run that waits for one, sealed and audited. */
export async function answerRun(
  services: TenantServices,
  principal: Principal,
  answering: { readonly run: string; readonly answer: Answer },
): Promise<void> {
  const { store, vault, model } = services
  const { answer } = answering
  const run = await readRun(services, answering.run)
  const waiting = questionOf(run, answer)
  if (!waiting?.activity) throw runtimeErrors.notWaiting(run.id, run.state)
  if (waiting.roles.length > 0 && !waiting.roles.some((role) => principal.roles.includes(role))) {
    throw runtimeErrors.notAllowedToAnswer(run.id, principal.id, waiting.roles)
  }
  assertAnswers(run, waiting, answer)
  await assertNotOwn(services, principal, run, answer)
  if (answer.decision !== 'rejected') await assertSeparate(services, run, waiting, principal)
  const { subjects } = run.envelope
  await vault.prepare(subjects)
  const context = `${model.config.id}/note/${waiting.activity}`
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
            by: { id: principal.id, kind: principal.kind, roles: principal.roles },
            ...(isSamePerson(principal, run.envelope.principal) ? { ownRun: true } : {}),
            binding: waiting.binding,
          },
        },
      ],
      { time: services.clock(), prefix: answerPrefix(waiting.activity) },
    ),
  )
  services.integrator.touch()
}

/** The question that is answered: the one that is named, else the first that is open. */
function questionOf(run: RunRecord, { activity }: Answer): Waiting | undefined {
  const questions = questionsOf(run)
  if (activity === undefined) return questions[0]
  return questions.find((question) => question.activity === activity)
}

/**
 * Where roles are configured, whoever started a run approves and waives nothing of it, unless a
 * permission says so in so many words. Where none are they may, and the entry says that it was their own.
 */
async function assertNotOwn(
  services: TenantServices,
  principal: Principal,
  run: RunRecord,
  { decision }: Answer,
): Promise<void> {
  if (decision === 'rejected' || services.model.access.length === 0) return
  if (!isSamePerson(principal, run.envelope.principal)) return
  const action = decision === 'waived' ? 'approvals:waive_own' : 'approvals:approve_own'
  await authorise(services, principal, action, () => run.scenario)
}

/** Refuses an answer to another question: who waives a rule says so, and why. */
function assertAnswers(run: RunRecord, waiting: Waiting, { decision, note }: Answer): void {
  const asks = waiting.asks ?? 'answer'
  if (decision === 'rejected') return
  const fits = asks === 'waiver' ? decision === 'waived' && note : decision === 'approved'
  if (!fits) throw runtimeErrors.answerKind(run.id, asks, decision)
}

/**
 * Refuses an answer that would give one person two duties that are kept apart: one they hold, in
 * person or by code that acted for them, and one of the persona at whose node they answer.
 */
async function assertSeparate(
  services: TenantServices,
  run: RunRecord,
  waiting: Waiting,
  principal: Principal,
): Promise<void> {
  const plan = await readPlan(services, run)
  const node = waiting.node === undefined ? undefined : placeAt(plan, waiting.node)?.node
  const duties = (node && plan.personas[node.persona]?.duties) ?? []
  const { separations } = services.governors.of(run, plan).governance
  for (const person of peopleOf(principal)) {
    for (const held of Object.keys(run.duties)) {
      if (!run.duties[held]?.includes(person)) continue
      for (const duty of duties) {
        if (duty === held) continue
        const [problem] = separationProblems(separations, [
          { duty: held, principal: person },
          { duty, principal: person },
        ])
        if (!problem) continue
        const say = `${problem.say} In this run ${held} was done by or for ${person}, and ${duty} is asked here.`
        throw runtimeErrors.notSeparate(run.id, principal.id, say)
      }
    }
  }
}
