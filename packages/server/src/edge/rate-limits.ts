import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import type { RateStanding } from './rate-standing.ts'
import { connectRateStore, type RateStore } from './rate-store.ts'
import { LOWEST_TIER, type RateTier, rateTiers } from './rate-tiers.ts'

/** Counts the requests of each caller. */
export interface RateLimits {
  /** @param caller what is counted together: a tenant's credential, or an address; @param tier what it names */
  take(caller: string, tier: string | undefined): Promise<RateStanding>
  close(): Promise<void>
}

export interface RateLimitsOptions {
  readonly tiers?: Readonly<Record<string, RateTier>> | undefined
  /** Where several processes count together; each counts for itself where absent. */
  readonly redis?: { readonly url: string; readonly timeoutMs?: number | undefined } | undefined
}

/**
 * Limits by tier, in this process or together with others over Redis. Where Redis does not answer in
 * `timeoutMs`, 150 by default, this process counts for itself until it does: callers stay limited, by each
 * process apart.
 *
 * @throws FccError FCC_RATE_REDIS where there is a store that cannot be reached
 * @example
 * const limits = await openRateLimits({ redis: { url: 'redis://127.0.0.1:6379' } })
 * const { allowed } = await limits.take('riverside/key_7', 'pro')
 */
export async function openRateLimits(options: RateLimitsOptions = {}): Promise<RateLimits> {
  const tiers = rateTiers(options.tiers)
  const store = options.redis && (await connectRateStore(options.redis))
  const limiters = new Map([...tiers].map(([id, tier]) => [id, limiterOf(id, tier, store)]))
  return {
    async take(caller, named) {
      const tier = named !== undefined && tiers.has(named) ? named : LOWEST_TIER
      const limit = tiers.get(tier) as RateTier
      const { allowed, state } = await consume(limiters.get(tier) as RateLimiterAbstract, caller)
      return {
        allowed,
        tier,
        limit,
        remaining: Math.max(0, state.remainingPoints),
        resetSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
      }
    },
    close: async () => store?.close(),
  }
}

function limiterOf(id: string, tier: RateTier, store: RateStore | undefined): RateLimiterAbstract {
  const counted = { keyPrefix: `fcc:rate:${id}`, points: tier.requests, duration: tier.seconds }
  const alone = new RateLimiterMemory(counted)
  if (!store) return alone
  return new RateLimiterRedis({
    ...counted,
    storeClient: store.client,
    rejectIfRedisNotReady: true,
    insuranceLimiter: alone,
  })
}

/** Too many is a rejection that is no error; a real one is nobody's quota. */
async function consume(
  limiter: RateLimiterAbstract,
  caller: string,
): Promise<{ allowed: boolean; state: RateLimiterRes }> {
  try {
    return { allowed: true, state: await limiter.consume(caller) }
  } catch (rejected) {
    if (rejected instanceof RateLimiterRes) return { allowed: false, state: rejected }
    throw rejected
  }
}
