import type { InterventionPoint, JsonSchema } from '@fcc/contracts'
import { productOf } from '../product-of.ts'
import type { Visit } from '../visit.ts'

/** Where rules look at what a model makes, up to where it leaves. */
const LOOKING = ['output', 'artifact', 'release'] as const satisfies readonly InterventionPoint[]

/** Whether an answer may be shown while it is written. */
export type MayShow =
  | {
      readonly kind: 'streaming'
      readonly name: string
      /** Where it is looked at, in this order, and how far back what looks there sees. */
      readonly stages: readonly { readonly at: InterventionPoint; readonly width: number }[]
    }
  | { readonly kind: 'buffered'; readonly name: string; readonly why: readonly string[] }

/**
 * Decides whether what a model writes in a visit may be shown as it comes: where the scenario says so of the
 * outcome that it is, and everything that looks at it decides on places and not on the whole. `undefined`
 * where it is no outcome: it is handed on, and shown to nobody. Pure.
 */
export function mayShow(
  visit: Visit,
  answer: { readonly tools: readonly string[]; readonly schema?: JsonSchema | undefined },
): MayShow | undefined {
  const { node, graph, place, plan, ports } = visit
  const name = productOf(visit)
  const outcome = Object.hasOwn(plan.scenario.outcomes, name)
    ? plan.scenario.outcomes[name]
    : undefined
  const isHandedOn = (graph.forwardFrom.get(node.id) ?? []).length > 0
  const isInside = place.scope.prefix !== '' || place.item !== undefined
  if (!outcome || isHandedOn || isInside) return undefined
  const { governance, governor } = ports
  const stages = LOOKING.filter((at) => at === 'output' || governance.rulesAt(at) > 0).map(
    (at) => ({ at, ...governance.windowAt(at) }),
  )
  const why = [
    ...(outcome.streams ? [] : [`its scenario does not say that ${name} streams`]),
    ...(node.gate ? [`the gate ${node.gate.id} of its node judges the whole`] : []),
    ...(answer.tools.length > 0 ? ['the model may use tools before it answers'] : []),
    ...(answer.schema ? ['it is held to a schema as a whole'] : []),
    ...governor.window.whole.map((id) => `the detector ${id} declares no window`),
    ...new Set(
      stages.flatMap(({ whole }) => whole.map((id) => `the rule ${id} declares no window`)),
    ),
  ]
  if (why.length > 0) return { kind: 'buffered', name, why }
  return {
    kind: 'streaming',
    name,
    stages: stages.map(({ at, width }) => ({ at, width: Math.max(width, governor.window.width) })),
  }
}
