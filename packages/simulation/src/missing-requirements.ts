import type { ProviderAttributes, ProviderRequirements } from '@fcc/contracts'

/**
 * What is required of a provider and not stated of it, in words. Pure. What nobody stated is not there.
 *
 * @example
 * missingRequirements(attributes, { agreements: ['BAA'], regions: ['us'] }) // ['agreement BAA', 'region us']
 */
export function missingRequirements(
  { agreements, region, location }: ProviderAttributes,
  required: ProviderRequirements,
): readonly string[] {
  const oneOf = (what: string, allowed: readonly string[] | undefined, is: string) =>
    allowed === undefined || allowed.includes(is) ? [] : [`${what} ${allowed.join(' or ')}`]
  return [
    ...(required.agreements ?? [])
      .filter((agreement) => !agreements.includes(agreement))
      .map((agreement) => `agreement ${agreement}`),
    ...oneOf('region', required.regions, region),
    ...oneOf('location', required.locations, location),
  ]
}
