import type { AnyPoint, Diagnostic, FoundManifest } from '@fcc/plugin-api'
import type { DroppedContribution, FailedPlugin, KernelOptions, StartResult } from '../kernel.ts'
import type { PluginRecord } from './plugin-record.ts'

type Options = Pick<KernelOptions, 'plan' | 'points' | 'scope'>

/** Says what came of a start. Pure. */
export function summariseStart(
  records: readonly PluginRecord[],
  { plan, points, scope }: Options,
  diagnostics: readonly Diagnostic[],
): StartResult {
  const missing = [
    ...plan.skipped
      .filter(({ reason }) => reason.severity === 'error')
      .map(({ found, reason }) => ({ found, phase: 'plan' as const, diagnostics: [reason] })),
    ...records.flatMap(({ planned: { found }, failure }) =>
      failure === undefined ? [] : [{ found, ...failure }],
    ),
  ]
  const lamed = records.filter(({ failure, dropped }) => {
    return failure === undefined && dropped.some(({ contribution }) => isGuard(contribution.point))
  })
  const failedPlugins: readonly FailedPlugin[] = [
    ...missing.map(({ found, phase, diagnostics: reasons }) => ({
      pluginId: found.manifest.id,
      phase,
      safeguard: isSafeguard(found, points),
      diagnostics: reasons,
    })),
    ...lamed.map(({ planned, dropped }) => ({
      pluginId: planned.id,
      phase: 'link' as const,
      safeguard: true,
      diagnostics: dropped.map(({ diagnostic }) => diagnostic),
    })),
  ]
  const droppedContributions: readonly DroppedContribution[] = records.flatMap(
    ({ planned, dropped }) =>
      dropped.map(({ contribution: { point, contribution }, diagnostic }) => ({
        pluginId: planned.id,
        pointId: point.id,
        contributionId: contribution.id,
        diagnostic,
      })),
  )
  const own = points.filter((point) => point.scope === scope)
  const isAborted =
    missing.some(({ found }) => declaredPoints(found, own).some(aborts)) ||
    records.some(({ dropped }) => dropped.some(({ contribution }) => aborts(contribution.point)))
  return Object.freeze({
    state: isAborted ? 'failed' : 'ready',
    diagnostics: Object.freeze([...diagnostics]),
    timings: records.map(({ planned, loadMs, setupMs }) => ({
      pluginId: planned.id,
      loadMs,
      setupMs,
    })),
    failedPlugins: Object.freeze(failedPlugins),
    droppedContributions: Object.freeze(droppedContributions),
  })
}

/**
 * Whether tenants that rely on a plugin must not start without it. A plugin whose contributions
 * nobody listed cannot be cleared of it.
 */
function isSafeguard(found: FoundManifest, points: readonly AnyPoint[]): boolean {
  return found.declared === false || declaredPoints(found, points).some(isGuard)
}

function declaredPoints(found: FoundManifest, points: readonly AnyPoint[]): readonly AnyPoint[] {
  const { contributes } = found.manifest
  return points.filter(
    ({ id }) => Object.hasOwn(contributes, id) && (contributes[id]?.length ?? 0) > 0,
  )
}

const isGuard = (point: AnyPoint): boolean => point.safeguard === true

/** Of points of which configuration chooses one, only the chooser knows what must not be missing. */
const aborts = (point: AnyPoint): boolean =>
  point.onFailure === 'abort' && point.combine !== 'choose-one'
