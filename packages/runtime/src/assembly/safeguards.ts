import { constitutions, detectors, facts, labelSchemes } from '@fcc/contracts'
import type { Contribution } from '@fcc/plugin-api'

/** What each plugin brings that guards: constitutions, detectors, label schemes, facts. */
export function safeguardsOf(
  contributions: ReadonlyMap<string, readonly Contribution<unknown>[]>,
): Readonly<Record<string, readonly string[]>> {
  const guarded: Record<string, string[]> = {}
  for (const point of [constitutions, detectors, labelSchemes, facts]) {
    for (const { id, origin } of contributions.get(point.id) ?? []) {
      guarded[origin.pluginId] = [...(guarded[origin.pluginId] ?? []), `${point.id}/${id}`].sort()
    }
  }
  return guarded
}
