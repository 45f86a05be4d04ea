import type { Actor } from '@fcc/contracts'
import { peopleOf } from '../../duties.ts'
import { activityId } from '../../visit.ts'
import type { Prepared } from '../prepare.ts'
import type { Acting } from './acting.ts'
import { type ActionResult, NOTHING_USED } from './action-result.ts'

/**
 * A person as an actor: the run waits until somebody with one of the roles answers. The answer is
 * bound to what the person was asked about: the addresses of what is shown, the ask and the pins.
 */
export async function actByHuman(
  acting: Acting,
  prepared: Prepared,
  actor: Extract<Actor, { readonly kind: 'human' }>,
): Promise<ActionResult> {
  const { visit, labels } = acting
  const activity = activityId(visit, 'answer')
  const about = [...Object.values(prepared.inputs), ...Object.values(prepared.feedback)].map(
    ({ reference }) => reference,
  )
  const binding = visit.ports.keyedDigest(
    JSON.stringify([visit.id, actor.ask, about.map(({ address }) => address), visit.run.pins.data]),
  )
  const answer = await visit.ports.readApproval(activity)
  if (!answer) {
    return {
      kind: 'wait',
      waiting: {
        for: 'human',
        activity,
        node: visit.place.instance,
        roles: actor.roles,
        asks: 'answer',
        ask: actor.ask,
        binding,
        about,
      },
    }
  }
  // One answer is given once: to another question it is no answer, and nobody can give a second.
  const isRefused = answer.decision === 'rejected' || answer.binding !== binding
  if (isRefused) return { kind: 'refused', by: answer.by.id, activity }
  const text = `${JSON.stringify({ decision: answer.decision, by: answer.by.id }, null, 2)}\n`
  return {
    kind: 'made',
    contents: Object.fromEntries(
      visit.node.produces.map((name) => [name, { text, mediaType: 'application/json' as const }]),
    ),
    says: `${answer.decision} by ${answer.by.id}`,
    facts: {},
    actedBy: answer.by.id,
    humans: peopleOf(answer.by),
    usage: NOTHING_USED,
    labels,
  }
}
