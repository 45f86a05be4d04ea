import type { AnyPoint, Contribution, PointScope } from '@fcc/plugin-api'
import { failure } from '../diagnostics.ts'
import type { AcceptedContribution } from './check-contributions.ts'

/** Everything contributed in one scope, frozen. */
export interface ContributionRegistry {
  /** In plan order. @throws FccError FCC_KERNEL_UNKNOWN_POINT */
  all(pointId: string): readonly Contribution<unknown>[]
  /** By whole id. @throws FccError FCC_KERNEL_UNKNOWN_POINT */
  find(pointId: string, id: string): Contribution<unknown> | undefined
  /** Every point of the scope, with what it has. */
  readonly byPoint: ReadonlyMap<AnyPoint, readonly Contribution<unknown>[]>
}

/** Makes the registry of one scope's points from contributions in plan order. */
export function createContributionRegistry(
  scope: PointScope,
  points: readonly AnyPoint[],
  accepted: readonly AcceptedContribution[],
): ContributionRegistry {
  const lists = new Map<string, Contribution<unknown>[]>()
  for (const point of points) if (point.scope === scope) lists.set(point.id, [])
  for (const { point, contribution } of accepted) lists.get(point.id)?.push(contribution)
  const indexes = new Map(
    [...lists].map(([id, list]) => [id, new Map(list.map((each) => [each.id, each]))]),
  )
  const held = <Held>(table: ReadonlyMap<string, Held>, pointId: string): Held => {
    const found = table.get(pointId)
    if (found === undefined) throw failure('FCC_KERNEL_UNKNOWN_POINT', { pointId }, pointId, scope)
    return found
  }
  for (const list of lists.values()) Object.freeze(list)
  return {
    all: (pointId) => held(lists, pointId),
    find: (pointId, id) => held(indexes, pointId).get(id),
    byPoint: new Map(
      points.flatMap((point) => {
        const list = lists.get(point.id)
        return list === undefined ? [] : [[point, list] as const]
      }),
    ),
  }
}
