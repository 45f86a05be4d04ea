import type { MediaType, Template } from '@fcc/contracts'
import { simulationErrors } from './diagnostics.ts'
import type { Visit } from './visit.ts'

/** The one artifact a model makes: what the node says, or what its first outgoing edge carries anew. */
export function productOf(visit: Pick<Visit, 'node' | 'graph' | 'plan'>): string {
  const [named] = visit.node.produces
  if (named !== undefined) return named
  for (const edge of visit.graph.forwardFrom.get(visit.node.id) ?? []) {
    const fresh = edge.carries.find((name) => !Object.hasOwn(visit.plan.scenario.inputs, name))
    if (fresh !== undefined) return fresh
  }
  throw simulationErrors.producesNothing(visit.node.id)
}

/** The media type of what a model answers: a value, where its template has a schema. */
export function answerTypeOf(template: Template | undefined): MediaType {
  if (template?.schema !== undefined) return 'application/json'
  return template?.mediaType ?? 'text/markdown'
}
