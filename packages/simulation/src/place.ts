import { ownValue, type WorkflowNode } from '@fcc/contracts'
import { simulationErrors } from './diagnostics.ts'
import type { RunPlan } from './run-plan.ts'
import { type WorkflowGraph, workflowGraph } from './workflow-graph.ts'

/** One workflow at work: the run's own, or one that a node of another does. */
export interface Scope {
  readonly graph: WorkflowGraph
  /** What goes before the names of its instances: nothing, `review/`, `review[2]/`. */
  readonly prefix: string
  /** The place that it is done for; none for the run's own workflow. */
  readonly holder: Place | undefined
}

/** A node within its branch. */
export interface Place {
  readonly scope: Scope
  readonly node: WorkflowNode
  /** `draft`, `draft[3]`, `review/draft`. */
  readonly instance: string
  /** In a branch of a map: the item's index, from 0. */
  readonly item: number | undefined
}

/**
 * What is done at a place:
 * - `leaf`: an actor acts
 * - `workflow`: another workflow is walked, and its work gathered
 * - `map`: branches are made of a list, and their work gathered
 */
export type PlaceKind = 'leaf' | 'workflow' | 'map'

export function kindOf({ node, item }: Pick<Place, 'node' | 'item'>): PlaceKind {
  if (node.map && item === undefined) return 'map'
  return node.actor.kind === 'workflow' ? 'workflow' : 'leaf'
}

/** The run's own workflow. */
export function rootScope(plan: Pick<RunPlan, 'workflow'>): Scope {
  return { graph: workflowGraph(plan.workflow), prefix: '', holder: undefined }
}

/** The workflow that a place's node does. */
export function innerScope(plan: RunPlan, holder: Place): Scope {
  const { actor } = holder.node
  const id = actor.kind === 'workflow' ? actor.workflow : ''
  const workflow = ownValue(plan.workflows, id)
  if (!workflow) throw simulationErrors.workflowMissing(holder.node.id, id)
  return { graph: workflowGraph(workflow), prefix: `${holder.instance}/`, holder }
}

/** The place of a node in a scope. */
export function nodePlace(scope: Scope, id: string): Place {
  const node = scope.graph.node.get(id)
  if (!node) throw simulationErrors.nodeMissing(id)
  return { scope, node, instance: `${scope.prefix}${id}`, item: undefined }
}

/** The branch of one item of a map. */
export function itemPlace(map: Place, item: number): Place {
  return { ...map, instance: `${map.instance}[${item}]`, item }
}

/**
 * The place that an instance names, or `undefined` where the plan has none of that name.
 *
 * @example
 * placeAt(plan, 'review[2]/draft')?.node.persona
 */
export function placeAt(plan: RunPlan, instance: string): Place | undefined {
  let scope = rootScope(plan)
  let place: Place | undefined
  for (const part of instance.split('/')) {
    if (place) {
      if (kindOf(place) !== 'workflow') return undefined
      scope = innerScope(plan, place)
    }
    const [, id = part, item] = /^(.*)\[(\d+)\]$/.exec(part) ?? []
    if (!scope.graph.node.has(id)) return undefined
    place = nodePlace(scope, id)
    if (item !== undefined) place = itemPlace(place, Number(item))
  }
  return place
}

/** What goes before the names of gates and branches here: the innermost branch or sub-workflow. */
export function branchOf({ scope, instance, item }: Place): string {
  return item === undefined ? scope.prefix.slice(0, -1) : instance
}

/** The places that hold a place, outermost first, and itself. */
export function heldBy(place: Place): readonly Place[] {
  const { holder } = place.scope
  return holder ? [...heldBy(holder), place] : [place]
}

/**
 * Whether two places are in branches that are walked side by side: items of one map, or nodes that
 * lead to one node which says how it joins. Others have their turn one after the other.
 */
export function isSideBySide(one: Place, other: Place): boolean {
  const others = heldBy(other)
  for (const [index, here] of heldBy(one).entries()) {
    const there = others[index]
    if (!there) return false
    if (here.instance === there.instance) continue
    if (here.node.id === there.node.id) return true
    const { joinsOf } = here.scope.graph
    const joins = joinsOf.get(there.node.id)
    return [...(joinsOf.get(here.node.id) ?? [])].some((join) => joins?.has(join))
  }
  return false
}
