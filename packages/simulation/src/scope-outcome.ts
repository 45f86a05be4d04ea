import { nodeState, type Reason, type RunRecord } from '@fcc/contracts'
import { joinState } from './join-state.ts'
import { itemPlace, nodePlace, type Place, type Scope } from './place.ts'

/** What became of a workflow or a map: it continues, its work can be gathered, or it failed. */
export type Outcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'complete' }
  | {
      readonly kind: 'failed'
      readonly signal: 'reject' | 'fail'
      readonly reasons: readonly Reason[]
    }

const OPEN: Outcome = Object.freeze({ kind: 'open' })
const COMPLETE: Outcome = Object.freeze({ kind: 'complete' })

/** What became of a workflow: a failure that no edge and no join makes up for ends it at once. */
export function scopeOutcome(run: Pick<RunRecord, 'nodes'>, scope: Scope): Outcome {
  let isOpen = false
  for (const id of scope.graph.order) {
    const state = nodeState(run, `${scope.prefix}${id}`)
    if (state.status === 'open') isOpen = true
    if (state.status !== 'failed' || Object.keys(state.hands ?? {}).length > 0) continue
    if (isMadeUpFor(run, scope, id)) continue
    return { kind: 'failed', signal: state.signal ?? 'fail', reasons: state.reasons ?? [] }
  }
  return isOpen ? OPEN : COMPLETE
}

/** Whether joins that take `any` or so many can do without what a failed node was to hand on. */
function isMadeUpFor(run: Pick<RunRecord, 'nodes'>, scope: Scope, id: string): boolean {
  const after = scope.graph.after.get(id) ?? []
  return (
    after.length > 0 &&
    after.every((next) => {
      const { join = 'all' } = scope.graph.node.get(next) ?? {}
      const place = nodePlace(scope, next)
      if (join !== 'all') {
        return (
          nodeState(run, place.instance).status === 'done' || joinState(run, place).kind !== 'never'
        )
      }
      return (scope.graph.before.get(next) ?? []).length === 1 && isMadeUpFor(run, scope, next)
    })
  )
}

/** What became of a map that was opened. */
export function mapOutcome(run: Pick<RunRecord, 'nodes'>, map: Place): Outcome {
  const items = nodeState(run, map.instance).items ?? 0
  const { join = 'all' } = map.node.map ?? {}
  if (items === 0) return COMPLETE
  const needed = join === 'all' ? items : join === 'any' ? 1 : join
  const states = Array.from({ length: items }, (_, item) =>
    nodeState(run, itemPlace(map, item).instance),
  )
  const count = (status: string): number => states.filter((state) => state.status === status).length
  if (count('done') >= needed) return COMPLETE
  if (count('done') + count('open') >= needed) return OPEN
  const failed = states.find(({ status }) => status === 'failed')
  const few: Reason = {
    kind: 'join',
    id: map.instance,
    say: `${map.instance} joins ${needed} branches, and its list has ${items}.`,
    node: map.instance,
  }
  return {
    kind: 'failed',
    signal: failed?.signal ?? 'fail',
    reasons: failed?.reasons ?? [few],
  }
}

/** The branches whose work a map gathers, in the order of the items. */
export function chosenItems(run: Pick<RunRecord, 'nodes'>, map: Place): readonly Place[] {
  const items = nodeState(run, map.instance).items ?? 0
  const { join = 'all' } = map.node.map ?? {}
  const done = Array.from({ length: items }, (_, item) => itemPlace(map, item)).filter(
    ({ instance }) => nodeState(run, instance).status === 'done',
  )
  return join === 'all' ? done : done.slice(0, join === 'any' ? 1 : join)
}
