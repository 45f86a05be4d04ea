import type { AccessActionName, Principal, RunRecord, Waiting } from '@fcc/contracts'
import { separationProblems } from '@fcc/governance'
import { peopleOf, placeAt } from '@fcc/simulation'
import { isSamePerson } from '../access/admit-principal.ts'
import { mayTouch } from '../access/authorise.ts'
import type { TenantServices } from '../tenant-services.ts'
import { readPlan } from './read-run.ts'

/** A question of a run, and whoever might answer it. */
interface Answering {
  readonly run: RunRecord
  readonly waiting: Waiting
}

/** The action that lets somebody answer a run of their own; none where it is not theirs, or nobody has roles. */
export function ownAction(
  { model }: TenantServices,
  principal: Principal,
  { run, waiting }: Answering,
): AccessActionName | undefined {
  if (model.access.length === 0 || !isSamePerson(principal, run.envelope.principal))
    return undefined
  return waiting.asks === 'waiver' ? 'approvals:waive_own' : 'approvals:approve_own'
}

/** Whether somebody who is asked may say yes: the run is not their own, and it gives them no two duties. */
export async function mayAnswer(
  services: TenantServices,
  principal: Principal,
  answering: Answering,
): Promise<boolean> {
  const action = ownAction(services, principal, answering)
  const { scenario } = answering.run
  if (action && !mayTouch(services, principal, action, scenario)) return false
  return (await separationProblem(services, principal, answering)) === undefined
}

/**
 * Why an answer would give one person two duties that are kept apart: one they hold, in person or by code
 * that acted for them, and one of the persona at whose node they answer.
 */
export async function separationProblem(
  services: TenantServices,
  principal: Principal,
  { run, waiting }: Answering,
): Promise<string | undefined> {
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
        if (problem) {
          return `${problem.say} In this run ${held} was done by or for ${person}, and ${duty} is asked here.`
        }
      }
    }
  }
  return undefined
}
