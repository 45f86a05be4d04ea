import type { Actor } from '@fcc/contracts'
import { productOf } from '../../product-of.ts'
import { showAnswer } from '../../showing/show-answer.ts'
import type { Prepared } from '../prepare.ts'
import type { Acting } from './acting.ts'
import type { ActionMade } from './action-result.ts'
import { modelTurns } from './model-turns.ts'

/** A model at its node: the composed prompt, answered in turns. */
export async function actByModel(
  acting: Acting,
  prepared: Prepared,
  actor: Extract<Actor, { readonly kind: 'model' }>,
): Promise<ActionMade> {
  const name = productOf(acting.visit)
  const { system, user } = prepared.prompt ?? { system: [], user: [] }
  const mediaType = prepared.template?.mediaType ?? 'text/markdown'
  const tools = actor.tools ?? []
  acting.showing = showAnswer(acting, { tools })
  const answer = await modelTurns(acting, {
    messages: [
      { role: 'system', parts: system },
      { role: 'user', parts: user },
    ],
    wanted: { name, mediaType },
    tools,
    needs: actor.needs ?? [],
    provider: actor.provider,
    depth: 0,
    showing: acting.showing,
  })
  await acting.showing?.end()
  return {
    kind: 'made',
    contents: { [name]: { text: answer.text, mediaType } },
    says: '',
    facts: {},
    actedBy: answer.answeredBy,
    usage: acting.usage,
    labels: acting.labels,
  }
}
