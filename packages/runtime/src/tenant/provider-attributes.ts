import { type ProviderAttributes, providers } from '@fcc/contracts'
import type { TenantCatalogue } from '../catalogue/tenant-catalogue.ts'
import type { StatedAttributes } from '../config/host-config.ts'
import { findProvider } from './find-provider.ts'

/**
 * What rules read of each provider: what its plugin says, then what the host states of it, for all
 * tenants and for this one. Where a provider runs is the plugin's word alone.
 */
export function providerAttributes(
  catalogue: TenantCatalogue,
  host: Readonly<Record<string, StatedAttributes>>,
  tenant: Readonly<Record<string, StatedAttributes>>,
): Readonly<Record<string, ProviderAttributes>> {
  const ids = catalogue.all(providers).map(({ id }) => id)
  return Object.fromEntries(
    catalogue.all(providers).map(({ id, value }) => {
      const of = (all: Readonly<Record<string, StatedAttributes>>) =>
        Object.keys(all)
          .filter((written) => findProvider(ids, written) === id)
          .map((written) => all[written])
      const stated = Object.assign({}, ...of(host), ...of(tenant)) as StatedAttributes
      const said = Object.fromEntries(
        Object.entries(stated).filter(([, attribute]) => attribute !== undefined),
      )
      // Agreements are stated by the host, never claimed by the plugin that would gain by them.
      return [id, { ...value.attributes, agreements: [], ...said }]
    }),
  )
}
