import type { Actor } from '@fcc/contracts'
import { peopleOf } from '../../duties.ts'
import { answerTo } from '../../questions/answer-to.ts'
import type { Question } from '../../questions/question.ts'
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
  const question: Question = {
    for: 'human',
    activity,
    node: visit.place.instance,
    roles: actor.roles,
    asks: 'answer',
    ask: actor.ask,
    binding,
    about,
  }
  const answer = await answerTo(visit, question, actor.terms ?? {})
  if (answer.said === 'none') return { kind: 'wait', waiting: answer.question }
  if (answer.said === 'expired') return { kind: 'refused', by: '', activity, say: answer.say }
  if (answer.said === 'no') return { kind: 'refused', by: answer.by, activity }
  const { signers } = answer
  const names = signers.map(({ id }) => id)
  const made = { decision: 'approved', by: names.length === 1 ? names[0] : names }
  const text = `${JSON.stringify(made, null, 2)}\n`
  return {
    kind: 'made',
    contents: Object.fromEntries(
      visit.node.produces.map((name) => [name, { text, mediaType: 'application/json' as const }]),
    ),
    says: `approved by ${names.join(' and ')}`,
    facts: {},
    actedBy: names.join(', '),
    humans: [...new Set(signers.flatMap(peopleOf))],
    usage: NOTHING_USED,
    labels,
  }
}
