import type { AnyPoint, Diagnostic, FoundManifest } from '@fcc/plugin-api'
import type { StartResult } from '../kernel.ts'
import type { Plan } from '../plan/plan.ts'
import type { HostPoints } from '../registry/check-contributions.ts'
import type { PluginRecord } from './plugin-record.ts'

/** Says what came of a start. Pure. */
export function summariseStart(
  records: readonly PluginRecord[],
  { skipped }: Plan,
  { points, scope }: HostPoints,
  diagnostics: readonly Diagnostic[],
): StartResult {
  const declared = ({ manifest: { contributes } }: FoundManifest): readonly AnyPoint[] =>
    [...points.values()].filter(
      ({ id }) => Object.hasOwn(contributes, id) && contributes[id]?.length,
    )
  const gone = [
    ...skipped
      .filter(({ reason }) => reason.severity === 'error')
      .map(({ found, reason }) => ({ found, phase: 'plan' as const, diagnostics: [reason] })),
    ...records.flatMap(({ found, failure }) => (failure ? [{ found, ...failure }] : [])),
  ]
  const dropped = records.flatMap((record) => record.dropped)
  const lamed = records
    .filter((record) => record.dropped.some(({ point }) => point.safeguard))
    .map(({ found, dropped: lost }) => {
      return { found, phase: 'link' as const, diagnostics: lost.map((each) => each.diagnostic) }
    })
  const failedPlugins = [...gone, ...lamed].map(({ found, ...rest }) => ({
    pluginId: found.manifest.id,
    // A plugin whose contributions nobody listed cannot be cleared of being one.
    safeguard: found.declared === false || declared(found).some((point) => point.safeguard),
    ...rest,
  }))
  // Of points of which configuration chooses one, only the chooser knows what must not be missing.
  const aborts = (point: AnyPoint): boolean =>
    point.scope === scope && point.onFailure === 'abort' && point.combine !== 'choose-one'
  const lost = [
    ...gone.flatMap(({ found }) => declared(found)),
    ...dropped.map((each) => each.point),
  ]
  return Object.freeze({
    state: lost.some(aborts) ? 'failed' : 'ready',
    diagnostics: Object.freeze([...diagnostics]),
    timings: records.map(({ status: { pluginId, loadMs, setupMs } }) => ({
      pluginId,
      loadMs,
      setupMs,
    })),
    failedPlugins,
    droppedContributions: dropped.map(({ diagnostic }) => diagnostic),
  })
}
