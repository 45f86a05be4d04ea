import { nodeState, type RunRecord } from '@fcc/contracts'
import { joinState } from './join-state.ts'
import {
  innerScope,
  itemPlace,
  kindOf,
  nodePlace,
  type Place,
  rootScope,
  type Scope,
} from './place.ts'
import type { RunPlan } from './run-plan.ts'
import { mapOutcome, scopeOutcome } from './scope-outcome.ts'

/**
 * Every place whose turn has come, in the order of the graph and of items: those that wait for
 * somebody among them, and maps that are yet to be opened. Pure.
 */
export function openPlaces(run: Pick<RunRecord, 'nodes'>, plan: RunPlan): readonly Place[] {
  const found: Place[] = []
  collectScope(rootScope(plan))
  return found

  function collectScope(scope: Scope): void {
    for (const id of scope.graph.order) collect(nodePlace(scope, id))
  }

  function collect(place: Place): void {
    const { status, items } = nodeState(run, place.instance)
    if (status !== 'open') return
    if (place.item === undefined && joinState(run, place).kind !== 'ready') return
    const kind = kindOf(place)
    if (kind === 'workflow') {
      const inner = innerScope(plan, place)
      if (scopeOutcome(run, inner).kind === 'open') {
        collectScope(inner)
        return
      }
    } else if (kind === 'map' && items !== undefined && mapOutcome(run, place).kind === 'open') {
      for (let item = 0; item < items; item += 1) collect(itemPlace(place, item))
      return
    }
    found.push(place)
  }
}
