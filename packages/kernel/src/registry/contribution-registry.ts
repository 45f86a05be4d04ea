import type { AnyPoint } from '@fcc/plugin-api'
import { failure } from '../diagnostics.ts'
import type { Accepted, HostPoints } from './check-contributions.ts'

/** What each point of one scope holds, by point id: a frozen list in plan order, and by id. */
export type ContributionRegistry = ReturnType<typeof createContributionRegistry>

/** Makes the registry of one scope's points from contributions in plan order. */
export function createContributionRegistry(
  { points, scope }: HostPoints,
  accepted: readonly Accepted[],
) {
  const own = [...points.values()].filter((point) => point.scope === scope)
  return new Map(
    own.map((point) => {
      const mine = accepted.filter((each) => each.point === point)
      const list = Object.freeze(mine.map(({ contribution }) => contribution))
      return [point.id, { list, byId: new Map(list.map((each) => [each.id, each])) }]
    }),
  )
}

/** What a point holds. @throws FccError FCC_KERNEL_UNKNOWN_POINT where nothing is held for it */
export function heldBy(registry: ContributionRegistry, { id, scope }: AnyPoint) {
  const held = registry.get(id)
  if (held === undefined) throw failure('FCC_KERNEL_UNKNOWN_POINT', { pointId: id, scope })
  return held
}
