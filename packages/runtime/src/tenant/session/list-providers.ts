import { type ProviderAttributes, providers } from '@fcc/contracts'
import type { PriceTable } from '@fcc/contracts/prices'
import { resolveSecret } from '../../secrets/resolve-secret.ts'
import type { TenantServices } from '../tenant-services.ts'

/** A provider as a tenant has it. The key itself is nowhere in it. */
export interface ProviderStanding {
  readonly id: string
  readonly title: string
  readonly attributes: ProviderAttributes
  /** The provider that it is a connection of; absent for one that its plugin contributes ready. */
  readonly kind?: string | undefined
  readonly model?: string | undefined
  /** Where it is asked, where the configuration says so. */
  readonly baseUrl?: string | undefined
  /** The reference to its key, and whether a key is there now. */
  readonly key?: { readonly reference: string; readonly isThere: boolean } | undefined
  readonly price?: PriceTable | undefined
  /** Who set it up. */
  readonly by: 'host' | 'tenant' | 'plugin'
  /** True where nobody has yet seen an answer over its wire. */
  readonly isUntried: boolean
  /** Whether steps use it that name none. */
  readonly isDefault: boolean
}

/** Every provider of a tenant, by id, with whether the key that it names is there. */
export async function listProviders({
  model,
}: Pick<TenantServices, 'model'>): Promise<readonly ProviderStanding[]> {
  const connections = new Map(model.connected.map((each) => [each.id, each]))
  const standings = model.catalogue.all(providers).map(async ({ id, value }) => {
    const connected = connections.get(id)
    const { key, price, baseUrl } = connected?.connection ?? {}
    return {
      id,
      title: value.title,
      attributes: model.providerAttributes[id] ?? value.attributes,
      by: connected?.by ?? ('plugin' as const),
      isUntried: connected?.isUntried ?? false,
      isDefault: id === model.provider,
      ...(connected ? { kind: connected.kind, model: connected.connection.model } : {}),
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(key === undefined ? {} : { key: { reference: key, isThere: await isThere(key) } }),
      ...(price === undefined ? {} : { price }),
    }
  })
  const listed = await Promise.all(standings)
  return listed.sort((left, right) => (left.id < right.id ? -1 : 1))
}

async function isThere(reference: string): Promise<boolean> {
  return resolveSecret(reference, reference).then(
    () => true,
    () => false,
  )
}
