import type { RateTier } from './rate-tiers.ts'

/** Where a caller stands after a request was counted. */
export interface RateStanding {
  readonly allowed: boolean
  readonly tier: string
  readonly limit: RateTier
  readonly remaining: number
  /** Whole seconds until all of it is there again; at least 1. */
  readonly resetSeconds: number
}

/**
 * The headers of an answer: `RateLimit-Policy` and `RateLimit` in the form of the IETF's draft
 * (draft-ietf-httpapi-ratelimit-headers-10: structured fields, `q` requests in `w` seconds, `r` left, `t`
 * seconds), and `Retry-After` (RFC 9110 §10.2.3) where the request was too many. Pure.
 *
 * @example
 * rateHeaders(standing)  // { 'ratelimit-policy': '"pro";q=100;w=60', ratelimit: '"pro";r=99;t=60' }
 */
export function rateHeaders(standing: RateStanding): Readonly<Record<string, string>> {
  const { tier, limit, remaining, resetSeconds } = standing
  return {
    'ratelimit-policy': `"${tier}";q=${limit.requests};w=${limit.seconds}`,
    ratelimit: `"${tier}";r=${remaining};t=${resetSeconds}`,
    ...(standing.allowed ? {} : { 'retry-after': String(resetSeconds) }),
  }
}
