import { report } from '../diagnostics.ts'
import { type Draft, settle } from './draft.ts'
import { concernOf } from './plan.ts'

/** Who provides a service: the host, or one plugin. */
export interface Provider {
  readonly version: string
  /** Absent where the host provides it. */
  readonly pluginId?: string
}

/** Service id → who provides it. Plugins already taken out are named, so that the reason is known. */
export type Providers = ReadonlyMap<string, Provider>

/** A service has one provider. The host's stands; of several plugins none is taken. */
export function findProviders(draft: Draft, given: Readonly<Record<string, string>>): Providers {
  const isAlive = new Set(draft.alive.keys())
  const claims = [...draft.found].flatMap(([pluginId, [first]]) =>
    Object.entries(first?.manifest.provides ?? {}).map((claim) => [pluginId, ...claim] as const),
  )
  const providers = new Map<string, Provider>()
  for (const [service, all] of Map.groupBy(claims, ([, service]) => service)) {
    const live = all.map(([pluginId]) => pluginId).filter((id) => isAlive.has(id))
    const [pluginId, , version] = all.find(([id]) => live[0] === id) ?? all[0] ?? ['', service, '']
    providers.set(service, { pluginId, version })
    if (live.length < 2 || Object.hasOwn(given, service)) continue
    for (const found of live.flatMap((id) => draft.alive.get(id) ?? [])) {
      const facts = { ...concernOf(found), service, providers: live.join(', ') }
      settle(draft, found.manifest.id, [report('FCC_PLAN_SERVICE_TWICE', facts)])
    }
  }
  for (const [service, version] of Object.entries(given)) providers.set(service, { version })
  return providers
}
