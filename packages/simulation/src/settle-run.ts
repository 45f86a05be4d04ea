import { type NodeState, nodeState, type Reason, type RunRecord } from '@fcc/contracts'
import { joinState } from './join-state.ts'
import { leftOverInScope } from './left-over.ts'
import {
  innerScope,
  itemPlace,
  kindOf,
  nodePlace,
  type Place,
  rootScope,
  type Scope,
} from './place.ts'
import { changedNode, withInstances, withNode } from './run-change.ts'
import type { RunPlan } from './run-plan.ts'
import { mapOutcome } from './scope-outcome.ts'

/**
 * The run after what a round decided: nodes that no edge leads to any more are skipped, and what a
 * satisfied join left over is cancelled, each with its reason. Pure; done at the end of a round, so
 * that it does not matter in which order its visits ended.
 */
export function settleRun(run: RunRecord, plan: RunPlan): RunRecord {
  return settleScope(run, rootScope(plan), plan)
}

function settleScope(run: RunRecord, scope: Scope, plan: RunPlan): RunRecord {
  let after = run
  for (const id of scope.graph.order) {
    const place = nodePlace(scope, id)
    if (nodeState(after, place.instance).status !== 'open') continue
    const { kind } = joinState(after, place)
    if (kind === 'never') {
      const reasons = [notReached(after, place)]
      after = withNode(after, place.instance, { status: 'skipped', reasons, hands: undefined })
    } else if (kind === 'ready') after = settleInside(after, place, plan)
  }
  return scope.graph.mayLeaveOver ? cancelLeftOver(after, scope) : after
}

function settleInside(run: RunRecord, place: Place, plan: RunPlan): RunRecord {
  const kind = kindOf(place)
  if (kind === 'workflow') return settleScope(run, innerScope(plan, place), plan)
  const { items } = nodeState(run, place.instance)
  if (kind !== 'map' || items === undefined) return run
  const isOver = mapOutcome(run, place).kind !== 'open'
  let after = run
  for (let item = 0; item < items; item += 1) {
    const branch = itemPlace(place, item)
    if (nodeState(after, branch.instance).status !== 'open') continue
    after = isOver
      ? cancel(after, branch.instance, place.instance)
      : settleInside(after, branch, plan)
  }
  return after
}

/** Cancels what is open and leads to nothing but joins that continue without it. */
function cancelLeftOver(run: RunRecord, scope: Scope): RunRecord {
  const { graph, prefix } = scope
  const by = leftOverInScope(run, scope, new Map())
  let after = run
  for (const id of graph.order) {
    const join = by(id)
    if (join !== undefined) after = cancel(after, `${prefix}${id}`, join)
  }
  return after
}

const CANCELLED: Partial<NodeState> = Object.freeze({
  status: 'cancelled',
  hands: undefined,
  waiting: undefined,
  begun: undefined,
})

/** The run with an instance cancelled, and what is open inside of it, by a join or a map that continues without. */
export function cancel(run: RunRecord, instance: string, join: string): RunRecord {
  const reasons: readonly Reason[] = [
    { kind: 'join', id: join, say: `${join} continued without it.`, node: instance },
  ]
  return withNode(cancelInside(run, instance, reasons), instance, { ...CANCELLED, reasons })
}

/** The run with everything cancelled that is open inside an instance. */
export function cancelInside(
  run: RunRecord,
  instance: string,
  reasons: readonly Reason[],
): RunRecord {
  return withInstances(run, instance, (state) =>
    state.status === 'open' ? changedNode(state, { ...CANCELLED, reasons }) : state,
  )
}

function notReached(run: RunRecord, { scope, node, instance }: Place): Reason {
  const before = scope.graph.before.get(node.id) ?? []
  const why = before.map((from) => {
    const { status } = nodeState(run, `${scope.prefix}${from}`)
    return `${from} ${status === 'done' ? 'did not take its edge here' : `is ${status}`}`
  })
  const { join = 'all' } = node
  const needs = typeof join === 'number' ? `${join} of those before it` : 'somebody before it'
  return {
    kind: 'condition',
    id: node.id,
    say: `${node.id} needs ${needs}: ${why.join(', ')}.`,
    node: instance,
  }
}
