import { nodeState, ownValue, type RunRecord } from '@fcc/contracts'
import type { Place } from './place.ts'

/** Whether a node may be visited, as far as those before it go. */
export interface JoinState {
  readonly kind: 'ready' | 'pending' | 'never'
  /** The nodes whose work it is handed, in the order of the edges. */
  readonly chosen: readonly string[]
}

const AT_THE_START: JoinState = Object.freeze({ kind: 'ready', chosen: Object.freeze([]) })

/**
 * Whether what a place joins has arrived. A node before it counts once its edge here was taken; one
 * that was skipped, cancelled, or took other edges never will. `all` waits until each has arrived or
 * never will; `any` and a number choose the first that arrived in the order of the edges, whichever
 * ended first. Pure.
 */
export function joinState(
  run: Pick<RunRecord, 'nodes'>,
  { scope, node }: Pick<Place, 'scope' | 'node'>,
): JoinState {
  const before = scope.graph.before.get(node.id)
  if (!before) return AT_THE_START
  const arrived = arrivedAt(run, { scope, node })
  const pending = before.filter(
    (from) => nodeState(run, `${scope.prefix}${from}`).status === 'open',
  ).length
  const { join = 'all' } = node
  if (join === 'all') {
    if (pending > 0) return { kind: 'pending', chosen: [] }
    return { kind: arrived.length > 0 ? 'ready' : 'never', chosen: arrived }
  }
  const needed = join === 'any' ? 1 : join
  if (arrived.length >= needed) return { kind: 'ready', chosen: arrived.slice(0, needed) }
  return { kind: arrived.length + pending < needed ? 'never' : 'pending', chosen: [] }
}

/** The nodes before a place whose edge here was taken, in the order of the edges. */
export function arrivedAt(
  run: Pick<RunRecord, 'nodes'>,
  { scope, node }: Pick<Place, 'scope' | 'node'>,
): readonly string[] {
  return (scope.graph.before.get(node.id) ?? []).filter((from) => {
    const { status, hands = {} } = nodeState(run, `${scope.prefix}${from}`)
    return status !== 'open' && ownValue(hands, node.id) !== undefined
  })
}
