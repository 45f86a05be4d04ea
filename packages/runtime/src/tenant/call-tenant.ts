import { type CallTenant, ownValue } from '@fcc/contracts'
import { FccError, type Point, type PointShape } from '@fcc/plugin-api'
import type { TenantModel } from './tenant-model.ts'

/** The tenant as calls into plugins see it: who it is, and what it has of each point under these settings. */
export function callTenant(
  { config, catalogue, assembly }: Pick<TenantModel, 'config' | 'catalogue' | 'assembly'>,
  settings: Readonly<Record<string, unknown>>,
): CallTenant {
  const { id, name, namespace } = config
  return Object.freeze({
    id,
    name,
    namespace,
    contributions<Shape extends PointShape>(point: Point<Shape>) {
      if (!assembly.points.some((known) => known.id === point.id)) {
        throw new FccError({
          code: 'FCC_KERNEL_UNKNOWN_POINT',
          why: `The point ${point.id} was asked for, and no plugin of tenant ${id} defines it.`,
          fix: 'Name the package that defines it under `fcc.includes` of the plugin that asks.',
          pointId: point.id,
        })
      }
      return catalogue.all(point).map((contribution) =>
        Object.freeze({
          ...contribution,
          settings: ownValue(settings, contribution.origin.pluginId) ?? {},
        }),
      )
    },
  })
}
