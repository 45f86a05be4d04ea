import { report } from '../diagnostics.ts'
import { type Candidates, compare } from './candidates.ts'
import { placeOf } from './plan.ts'

/** Who provides a service: the host, or one plugin. */
export interface Provider {
  readonly version: string
  /** Absent where the host provides it. */
  readonly pluginId?: string
  /** Set where that plugin has been taken out of the plan. */
  readonly isOut?: boolean
}

/** A service has one provider. The host's stands; of several plugins' none is taken. */
export function findProviders(
  candidates: Candidates,
  hostServices: Readonly<Record<string, string>>,
): ReadonlyMap<string, Provider> {
  const claims = new Map<string, string[]>()
  // Plugins that are out already take part: who needs them shall hear that they are out.
  for (const [pluginId, manifests] of candidates.found) {
    for (const service of Object.keys(manifests[0]?.manifest.provides ?? {})) {
      claims.set(service, [...(claims.get(service) ?? []), pluginId])
    }
  }
  const providers = new Map<string, Provider>()
  for (const service of [...claims.keys()].sort(compare)) {
    const all = claims.get(service) ?? []
    const live = all.filter((id) => candidates.alive.has(id))
    if (Object.hasOwn(hostServices, service)) noteHostWins(candidates, service, live)
    else if (live.length > 1) refuseAll(candidates, service, live)
    const pluginId = live[0] ?? all[0] ?? ''
    const version = candidates.found.get(pluginId)?.[0]?.manifest.provides[service] ?? ''
    providers.set(service, { pluginId, version, isOut: !candidates.alive.has(pluginId) })
  }
  for (const [service, version] of Object.entries(hostServices)) providers.set(service, { version })
  return providers
}

function noteHostWins(candidates: Candidates, service: string, ids: readonly string[]): void {
  for (const pluginId of ids) {
    const concern = { pluginId, severity: 'notice' as const }
    candidates.note(report('FCC_PLAN_SERVICE_FROM_HOST', concern, pluginId, service))
  }
}

function refuseAll(candidates: Candidates, service: string, ids: readonly string[]): void {
  const list = ids.join(', ')
  for (const pluginId of ids) {
    const found = candidates.alive.get(pluginId)
    const concern = { pluginId, place: found && placeOf(found) }
    candidates.skip(pluginId, report('FCC_PLAN_SERVICE_TWICE', concern, service, list))
  }
}
