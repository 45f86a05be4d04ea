import { nodeState, type RunRecord } from '@fcc/contracts'
import { arrivedAt } from './join-state.ts'
import { itemPlace, nodePlace, type Place, type Scope } from './place.ts'

type Nodes = Pick<RunRecord, 'nodes'>

/**
 * The join or the map that can do without a place, so that nothing of it is wanted any more; `undefined`
 * where it is wanted, or where that cannot be told yet. A place that is under way may still arrive: it is
 * left over only where what comes before it, in the order of edges or items, is enough already. So it
 * does not matter which of several ends first. Pure.
 *
 * @example
 * leftOverBy(run, place, { isUnderWay: true }) // 'join'
 */
export function leftOverBy(
  run: Nodes,
  place: Place,
  { isUnderWay }: { readonly isUnderWay: boolean },
): string | undefined {
  const found =
    place.item === undefined
      ? leftOverInScope(run, place.scope, new Map())(place.node.id, isUnderWay)
      : leftOverItem(run, place, isUnderWay)
  if (found !== undefined) return found
  const holder = place.item === undefined ? place.scope.holder : mapOf(place)
  return holder && leftOverBy(run, holder, { isUnderWay: false })
}

/**
 * Tells for the open nodes of one scope which join can do without each of them, whatever is outside of
 * it. What it finds is remembered in `known`, which is of one state of a run.
 */
export function leftOverInScope(
  run: Nodes,
  scope: Scope,
  known: Map<string, string | undefined>,
): (id: string, isUnderWay?: boolean) => string | undefined {
  const { graph, prefix } = scope

  function find(id: string, isUnderWay = false): string | undefined {
    let by: string | undefined
    for (const next of graph.after.get(id) ?? []) {
      const without = goesOnWithout(next, isUnderWay ? id : undefined)
      if (without === undefined) return undefined
      by ??= without
    }
    return by
  }

  /** The join that makes a node continue without what is yet to arrive at it, or end without having to. */
  function goesOnWithout(id: string, from: string | undefined): string | undefined {
    const place = nodePlace(scope, id)
    const { status, reasons = [] } = nodeState(run, place.instance)
    if (status === 'skipped') return place.instance
    if (status === 'cancelled') return reasons[0]?.id ?? place.instance
    const { join = 'all' } = place.node
    if (join !== 'all') {
      const before = graph.before.get(id) ?? []
      const arrived = arrivedAt(run, place).filter(
        (each) => from === undefined || before.indexOf(each) < before.indexOf(from),
      )
      if (status !== 'open' || arrived.length >= (join === 'any' ? 1 : join)) return place.instance
    }
    if (!known.has(id)) known.set(id, find(id))
    return known.get(id)
  }

  return (id, isUnderWay = false) =>
    nodeState(run, `${prefix}${id}`).status === 'open' ? find(id, isUnderWay) : undefined
}

function leftOverItem(run: Nodes, place: Place, isUnderWay: boolean): string | undefined {
  const { map } = place.node
  if (!map || map.join === 'all' || place.item === undefined) return undefined
  const { instance } = mapOf(place)
  const items = isUnderWay ? place.item : (nodeState(run, instance).items ?? 0)
  let missing = map.join === 'any' ? 1 : map.join
  for (let item = 0; item < items && missing > 0; item += 1) {
    const { status } = nodeState(run, itemPlace(mapOf(place), item).instance)
    if (status === 'done') missing -= 1
  }
  return missing === 0 ? instance : undefined
}

/** The map that a branch of it belongs to. */
function mapOf({ scope, node }: Place): Place {
  return nodePlace(scope, node.id)
}
