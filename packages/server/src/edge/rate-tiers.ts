import { z } from 'zod'

/** How many requests one caller may send in a window. */
export interface RateTier {
  readonly requests: number
  readonly seconds: number
}

/** What a credential is held to that names no tier, or one that nobody declared. */
export const LOWEST_TIER = 'free'

/** As seed 002 has them: requests a minute. */
export const RATE_TIERS: Readonly<Record<string, RateTier>> = {
  free: { requests: 10, seconds: 60 },
  pro: { requests: 100, seconds: 60 },
  enterprise: { requests: 1000, seconds: 60 },
}

const tierSchema = z.strictObject({
  requests: z.number().int().min(1).max(1_000_000),
  seconds: z.number().int().min(1).max(86_400).default(60),
})

/** Tiers as a host writes them down: each replaces one of those that come with it, or is one more. */
export const rateTiersSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), tierSchema)

/** The tiers of a host; `free` is always among them. Pure. */
export function rateTiers(
  written: Readonly<Record<string, RateTier>> = {},
): ReadonlyMap<string, RateTier> {
  return new Map(Object.entries({ ...RATE_TIERS, ...written }))
}
