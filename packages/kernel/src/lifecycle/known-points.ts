import type { AnyHook, AnyPoint } from '@fcc/plugin-api'
import { type Plan, pointsOf } from '../plan/plan.ts'
import type { PluginRecord } from './plugin-record.ts'

/**
 * The points of one kernel, by id: the host's, and those that plugins define. Before a plugin is
 * loaded, of its points only what its manifest says is known, which is what judging failures takes.
 */
export function declaredPoints(host: readonly AnyPoint[], plan: Plan): Map<string, AnyPoint> {
  const manifests = [...plan.order, ...plan.skipped].map(({ found }) => found.manifest)
  const known = new Map(manifests.flatMap(pointsOf).map((point) => [point.id, point]))
  for (const point of host) known.set(point.id, point)
  return known
}

/** Puts the points and hooks of loaded plugins in, each with its schema and its references. */
export function addDefinitions(
  records: readonly PluginRecord[],
  points: Map<string, AnyPoint>,
  hooks: Map<string, AnyHook> | undefined,
): void {
  for (const { plugin, failure } of records) {
    if (plugin === undefined || failure !== undefined) continue
    for (const point of plugin.points ?? []) points.set(point.id, point)
    for (const hook of plugin.hooks ?? []) hooks?.set(hook.id, hook)
  }
}
