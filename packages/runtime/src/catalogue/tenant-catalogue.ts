import type { Contribution, Point, PointShape, PointValue } from '@fcc/plugin-api'

/** What one tenant has: its plugins' contributions and its own, every reference a whole id. */
export interface TenantCatalogue {
  all<Shape extends PointShape>(point: Point<Shape>): readonly Contribution<PointValue<Shape>>[]
  find<Shape extends PointShape>(
    point: Point<Shape>,
    id: string,
  ): Contribution<PointValue<Shape>> | undefined
}

/** Makes a catalogue of contributions by point id. */
export function createCatalogue(
  byPoint: ReadonlyMap<string, readonly Contribution<unknown>[]>,
): TenantCatalogue {
  const indexes = new Map(
    [...byPoint].map(([point, contributions]) => [
      point,
      new Map(contributions.map((contribution) => [contribution.id, contribution])),
    ]),
  )
  return {
    all: <Shape extends PointShape>(point: Point<Shape>) =>
      (byPoint.get(point.id) ?? []) as readonly Contribution<PointValue<Shape>>[],
    find: <Shape extends PointShape>(point: Point<Shape>, id: string) =>
      indexes.get(point.id)?.get(id) as Contribution<PointValue<Shape>> | undefined,
  }
}
