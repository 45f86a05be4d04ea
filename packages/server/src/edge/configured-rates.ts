import { type HostConfig, resolveSecret } from '@fcc/runtime'
import { isReference } from '../authentication/is-reference.ts'
import { edgeErrors } from './edge-errors.ts'
import { openRateLimits, type RateLimits } from './rate-limits.ts'
import { rateTiers } from './rate-tiers.ts'

/**
 * Counts requests as `server` of the configuration asks for: its tiers, over its Redis.
 *
 * @param redis the address of another Redis than that of the configuration
 * @throws FccError FCC_RATE_TIER where an issuer's claims name a tier that nobody declared; FCC_RATE_REDIS,
 * FCC_RATE_CLIENT, FCC_SECRET_MISSING
 */
export async function openConfiguredRates(
  { server, authentication }: Pick<HostConfig, 'server' | 'authentication'>,
  redis?: string,
): Promise<RateLimits> {
  const known = [...rateTiers(server?.tiers).keys()]
  for (const provider of authentication?.providers ?? []) {
    if (provider.type === 'api_key') continue
    const named = Object.values(provider.claims.tier?.map ?? {})
    const unknown = named.find((tier) => !known.includes(tier))
    if (unknown !== undefined) throw edgeErrors.unknownTier(unknown, provider.issuer, known)
  }
  const url = redis ?? (await addressOf(server?.redis))
  return openRateLimits({ tiers: server?.tiers, redis: url === undefined ? undefined : { url } })
}

async function addressOf(written: string | undefined): Promise<string | undefined> {
  return written !== undefined && isReference(written) ? resolveSecret(written, written) : written
}
