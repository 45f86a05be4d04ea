import { describe, expect, it } from 'vitest'
import { openRateLimits } from './rate-limits.ts'
import { rateHeaders } from './rate-standing.ts'
import { rateTiersSchema } from './rate-tiers.ts'

describe('limits by tier', () => {
  it('allows what the tier has, refuses what comes after, and counts each caller apart', async () => {
    const limits = await openRateLimits()
    for (let sent = 1; sent <= 10; sent++) {
      const standing = await limits.take('riverside/key_1', 'free')
      expect([standing.allowed, standing.remaining]).toEqual([true, 10 - sent])
    }
    expect(await limits.take('riverside/key_1', 'free')).toMatchObject({
      allowed: false,
      remaining: 0,
      limit: { requests: 10, seconds: 60 },
    })
    expect((await limits.take('northbank/key_1', 'free')).allowed).toBe(true)
    await limits.close()
  })

  it('holds a credential without a tier, or of one that nobody declared, to the lowest', async () => {
    const limits = await openRateLimits()
    expect((await limits.take('a', undefined)).tier).toBe('free')
    expect((await limits.take('b', 'platinum')).tier).toBe('free')
    expect((await limits.take('c', 'constructor')).tier).toBe('free')
    expect((await limits.take('d', 'enterprise')).limit.requests).toBe(1000)
    await limits.close()
  })

  it('takes the tiers of a host beside its own', async () => {
    const tiers = rateTiersSchema.parse({
      free: { requests: 1 },
      gold: { requests: 7, seconds: 5 },
    })
    const limits = await openRateLimits({ tiers })
    expect((await limits.take('a', undefined)).allowed).toBe(true)
    expect((await limits.take('a', undefined)).allowed).toBe(false)
    expect((await limits.take('a', 'gold')).limit).toEqual({ requests: 7, seconds: 5 })
    await limits.close()
  })

  it.each([
    ['no requests', { free: { requests: 0 } }],
    ['a name with a quote', { 'a"b': { requests: 1 } }],
    ['a window of nothing', { free: { requests: 1, seconds: 0 } }],
    ['a misspelt setting', { free: { requests: 1, secs: 1 } }],
  ])('refuses a tier with %s', (_, written) => {
    expect(rateTiersSchema.safeParse(written).success).toBe(false)
  })

  it('says where a caller stands in the headers that the draft names', () => {
    const limit = { requests: 100, seconds: 60 }
    const standing = { allowed: true, tier: 'pro', limit, remaining: 99, resetSeconds: 60 }
    const headers = { 'ratelimit-policy': '"pro";q=100;w=60', ratelimit: '"pro";r=99;t=60' }
    expect(rateHeaders(standing)).toEqual(headers)
    expect(rateHeaders({ ...standing, allowed: false, remaining: 0, resetSeconds: 7 })).toEqual({
      ...headers,
      ratelimit: '"pro";r=0;t=7',
      'retry-after': '7',
    })
  })

  it('does not start where Redis does not answer, and does not name the password of its address', async () => {
    const error = await openRateLimits({
      redis: { url: 'redis://ann:hunter2@127.0.0.1:1' },
    }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'FCC_RATE_REDIS' })
    expect(String(error)).toContain('127.0.0.1:1')
    expect(String(error)).not.toContain('hunter2')
  })
})
