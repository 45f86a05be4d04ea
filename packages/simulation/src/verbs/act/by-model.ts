import type { Actor } from '@fcc/contracts'
import { simulationErrors } from '../../diagnostics.ts'
import type { Visit } from '../../visit.ts'
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
  const answer = await modelTurns(acting, {
    messages: [
      { role: 'system', parts: system },
      { role: 'user', parts: user },
    ],
    wanted: { name, mediaType },
    tools: actor.tools ?? [],
    needs: actor.needs ?? [],
    provider: actor.provider,
    depth: 0,
  })
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

/** The one artifact a model makes: what the node says, or what its first outgoing edge carries anew. */
function productOf(visit: Visit): string {
  const [named] = visit.node.produces
  if (named !== undefined) return named
  for (const edge of visit.graph.forwardFrom.get(visit.node.id) ?? []) {
    const fresh = edge.carries.find((name) => !Object.hasOwn(visit.plan.scenario.inputs, name))
    if (fresh !== undefined) return fresh
  }
  throw simulationErrors.producesNothing(visit.node.id)
}
