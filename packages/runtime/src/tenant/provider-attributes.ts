import { type ProviderAttributes, providers } from '@fcc/contracts'
import type { ConnectedProvider } from '../catalogue/connect-providers.ts'
import type { TenantCatalogue } from '../catalogue/tenant-catalogue.ts'
import type { StatedProvider } from '../config/host-config.ts'
import { findProvider } from './find-provider.ts'

/** Attributes that somebody stated. */
type Said = Partial<Omit<ProviderAttributes, 'location'>>

/**
 * What rules read of each provider: what its plugin says, then what the host states of it, for all
 * tenants and for this one. Where a provider runs is its plugin's word, or that of its address, alone. Of
 * a connection that is a tenant's own only what is stated for that tenant holds: an agreement is with
 * whoever the host reaches under that name.
 */
export function providerAttributes(
  catalogue: TenantCatalogue,
  stated: {
    readonly host: Readonly<Record<string, StatedProvider>>
    readonly tenant: Readonly<Record<string, StatedProvider>>
    readonly connected: readonly ConnectedProvider[]
  },
): Readonly<Record<string, ProviderAttributes>> {
  const ids = catalogue.all(providers).map(({ id }) => id)
  const own = new Set(stated.connected.flatMap(({ id, by }) => (by === 'tenant' ? [id] : [])))
  return Object.fromEntries(
    catalogue.all(providers).map(({ id, value }) => {
      const of = (all: Readonly<Record<string, StatedProvider>>) =>
        Object.keys(all)
          .filter((written) => findProvider(ids, written) === id)
          .map((written) => attributesOf(all[written]))
      const said: Said = Object.assign(
        {},
        ...(own.has(id) ? [] : of(stated.host)),
        ...of(stated.tenant),
      )
      // Agreements are stated by the host, never claimed by the plugin that would gain by them.
      return [id, { ...value.attributes, agreements: [], ...said }]
    }),
  )
}

function attributesOf({ kind, connection, ...stated }: StatedProvider = {}): Said {
  return Object.fromEntries(
    Object.entries(stated).filter(([, attribute]) => attribute !== undefined),
  )
}
