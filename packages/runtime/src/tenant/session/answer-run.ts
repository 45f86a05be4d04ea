import { type Principal, personas, type RunRecord, workflows } from '@fcc/contracts'
import { separationProblems } from '@fcc/governance'
import { runtimeErrors } from '../../diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { Answer } from '../tenant-session.ts'
import { readRun } from './read-run.ts'

/** Writes a person's answer to a run that waits for one, sealed and audited. */
export async function answerRun(
  services: TenantServices,
  principal: Principal,
  answering: { readonly run: string; readonly answer: Answer },
): Promise<void> {
  const { store, vault, model } = services
  const { answer } = answering
  const run = await readRun(services, answering.run)
  const { waiting } = run
  if (run.state !== 'waiting' || !waiting?.activity) {
    throw runtimeErrors.notWaiting(run.id, run.state)
  }
  if (waiting.roles.length > 0 && !waiting.roles.some((role) => principal.roles.includes(role))) {
    throw runtimeErrors.notAllowedToAnswer(run.id, principal.id, waiting.roles)
  }
  assertAnswers(run, answer)
  if (answer.decision !== 'rejected') assertSeparate(services, run, principal)
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
            binding: waiting.binding,
          },
        },
      ],
      { time: services.clock(), prefix: `${waiting.activity}:answer` },
    ),
  )
  services.integrator.touch()
}

/** Refuses an answer to another question: who waives a rule says so, and why. */
function assertAnswers(run: RunRecord, { decision, note }: Answer): void {
  const asks = run.waiting?.asks ?? 'answer'
  if (decision === 'rejected') return
  const fits = asks === 'waiver' ? decision === 'waived' && note : decision === 'approved'
  if (!fits) throw runtimeErrors.answerKind(run.id, asks, decision)
}

/** Refuses an answer that would give one person two duties that are kept apart. */
function assertSeparate(services: TenantServices, run: RunRecord, principal: Principal): void {
  const { model } = services
  const workflow = model.catalogue.find(workflows, run.workflow)?.value
  const bound = workflow?.nodes.find(({ id }) => id === run.waiting?.node)
  const duties = bound ? (model.catalogue.find(personas, bound.persona)?.value.duties ?? []) : []
  const person = principal.onBehalfOf ?? principal.id
  const held = Object.keys(run.duties).filter((duty) => run.duties[duty]?.includes(person))
  const [first] = separationProblems(
    model.governance.separations,
    [...held, ...duties].map((duty) => ({ duty, principal: person })),
  )
  if (first) throw runtimeErrors.notSeparate(run.id, principal.id, first.say)
}
