import { DOMAIN_POINTS } from '@fcc/contracts'
import type { FoundManifest } from '@fcc/plugin-api'

/**
 * The plugins with a part that runs once per process: those that contribute to a point of host scope or
 * define one, with those that define a point they contribute to; and those of which nobody listed
 * what they contribute. Pure.
 */
export function hostedPlugins(manifests: readonly FoundManifest[]): readonly FoundManifest[] {
  const definers = new Map(
    manifests.flatMap((found) =>
      Object.keys(found.manifest.points).map((point) => [point, found] as const),
    ),
  )
  const hostPoints = new Set([
    ...DOMAIN_POINTS.filter(({ scope }) => scope === 'host').map(({ id }) => id),
    ...manifests.flatMap(({ manifest: { points } }) =>
      Object.keys(points).filter((id) => points[id]?.scope === 'host'),
    ),
  ])
  const contributed = ({ manifest: { contributes } }: FoundManifest): readonly string[] =>
    Object.keys(contributes).filter((point) => (contributes[point] ?? []).length > 0)
  const hosted = new Set(
    manifests.filter(
      (found) =>
        found.declared === false ||
        [...contributed(found), ...Object.keys(found.manifest.points)].some((point) =>
          hostPoints.has(point),
        ),
    ),
  )
  // A set grows while it is walked.
  for (const found of hosted) {
    for (const point of contributed(found)) {
      const definer = definers.get(point)
      if (definer) hosted.add(definer)
    }
  }
  return [...hosted]
}
