import type { PluginStatus } from '../kernel.ts'
import type { Plan } from '../plan/plan.ts'
import type { PluginRecord } from './plugin-record.ts'

/** Says what is known of each plugin, in plan order, then the skipped. Pure. */
export function describePlugins(
  records: readonly PluginRecord[],
  { skipped }: Plan,
): readonly PluginStatus[] {
  return [
    ...records.map((record): PluginStatus => {
      const { found, id } = record.planned
      const ready = record.registrations === undefined ? 'planned' : 'ready'
      return {
        pluginId: id,
        manifest: found.manifest,
        found,
        state: record.failure === undefined ? ready : 'failed',
        reason: record.failure?.diagnostics[0],
        settings: record.plugin?.settings,
        config: record.config,
        setupMs: record.setupMs,
        contributes: idsByPoint(record),
      }
    }),
    ...skipped.map(
      ({ pluginId, found, reason }): PluginStatus => ({
        pluginId,
        manifest: found.manifest,
        found,
        state: 'skipped',
        reason,
        settings: undefined,
        config: undefined,
        setupMs: undefined,
        contributes: {},
      }),
    ),
  ]
}

function idsByPoint({ contributions, dropped }: PluginRecord) {
  const ids: Record<string, string[]> = {}
  const all = [...contributions, ...dropped.map(({ contribution }) => contribution)]
  for (const { point, contribution } of all) {
    const list = ids[point.id] ?? []
    if (!list.includes(contribution.id)) list.push(contribution.id)
    ids[point.id] = list
  }
  return ids
}
