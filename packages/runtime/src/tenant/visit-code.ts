import { ownValue, type Provider, providers, scorers, skills, validators } from '@fcc/contracts'
import type { Contribution, Point, PointShape, PointValue } from '@fcc/plugin-api'
import type { Configured, RunPlan, VisitCode } from '@fcc/simulation'
import type { ConnectedProvider } from '../catalogue/connect-providers.ts'
import type { TenantCatalogue } from '../catalogue/tenant-catalogue.ts'
import { RECORDED_KIND, recordedProvider } from '../recording/recorded-provider.ts'

/**
 * The code of a tenant's catalogue, each with the settings that its plugin has for this tenant; a provider
 * that is set up by name has its connection as settings.
 *
 * @param given.connected as the tenant has them now
 * @param given.planned as a run was planned with them, where it was: their connections count then. One that
 *   is of another kind by now is not there, for its connection is not for that kind to have
 */
export function visitCode(
  catalogue: TenantCatalogue,
  given: {
    readonly settings: Readonly<Record<string, unknown>>
    readonly connected: readonly ConnectedProvider[]
    readonly planned?: RunPlan['providers'] | undefined
  },
): VisitCode {
  const { settings, connected, planned } = given
  const lookUp = <Shape extends PointShape>(point: Point<Shape>) => {
    const known = new Map<string, Configured<PointValue<Shape>>>(
      catalogue.all(point).map((contribution: Contribution<PointValue<Shape>>) => [
        contribution.id,
        {
          code: contribution.value,
          settings: ownValue(settings, contribution.origin.pluginId) ?? {},
        },
      ]),
    )
    return (id: string) => known.get(id)
  }
  const ready = lookUp(providers)
  const connections = new Map(connected.map((each) => [each.id, each]))
  const provider: VisitCode['provider'] = (id) => {
    const found = ready(id)
    const now = connections.get(id)
    const then = planned ? ownValue(planned, id)?.connected : now
    // A recording is named for one run: what that was planned with is all that any process needs.
    if (!now && then?.kind === RECORDED_KIND) {
      return { code: recordedProvider as Provider, settings: then.connection }
    }
    if (!found || now?.kind !== then?.kind) return undefined
    return then ? { code: found.code, settings: then.connection } : found
  }
  return {
    skill: lookUp(skills),
    scorer: lookUp(scorers),
    validator: lookUp(validators),
    provider,
  }
}
