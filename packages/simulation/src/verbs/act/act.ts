import { simulationErrors } from '../../diagnostics.ts'
import type { Prepared } from '../prepare.ts'
import { type Acting, ActStopped } from './acting.ts'
import type { ActionMade, ActionResult } from './action-result.ts'
import { actByHuman } from './by-human.ts'
import { actByModel } from './by-model.ts'
import { actBySkill } from './by-skill.ts'

/**
 * Lets the node's actor do its work, a skill, a model or a person, under the eyes of governance at each
 * turn. It gives what was made, or why there is nothing; failures of skills come through as errors.
 */
export async function act(acting: Acting, prepared: Prepared): Promise<ActionResult> {
  const { actor } = acting.visit.node
  if (actor.kind === 'human') return actByHuman(acting, prepared, actor)
  try {
    return await made(acting, prepared)
  } catch (error) {
    if (error instanceof ActStopped) return stopped(error)
    throw error
  }
}

function made(acting: Acting, prepared: Prepared): Promise<ActionMade> {
  const { node } = acting.visit
  if (node.actor.kind === 'skill') return actBySkill(acting, prepared, node.actor.skill)
  if (node.actor.kind === 'model') return actByModel(acting, prepared, node.actor)
  // What a sub-workflow made is gathered, and nobody acts for it.
  throw simulationErrors.producesNothing(node.id)
}

function stopped({ verdict }: ActStopped): ActionResult {
  return verdict.kind === 'wait'
    ? { kind: 'wait', waiting: verdict.waiting }
    : { kind: 'stopped', verdict }
}
