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

interface Found {
  readonly plan: RunPlan
  readonly places: readonly Place[]
}

/** What was found in the newest states of runs: a commit, its events and the next visit ask for the same. */
const newest = new WeakMap<RunRecord['nodes'], Found>()

/**
 * Every place whose turn has come, in the order of the graph and of items: those that wait for
 * somebody among them, and maps that are yet to be opened. Pure; found once for the same states.
 */
export function openPlaces(run: Pick<RunRecord, 'nodes'>, plan: RunPlan): readonly Place[] {
  const known = newest.get(run.nodes)
  if (known?.plan === plan) return known.places
  const places = findOpen(run, plan)
  newest.set(run.nodes, { plan, places })
  return places
}

function findOpen(run: Pick<RunRecord, 'nodes'>, plan: RunPlan): readonly Place[] {
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
