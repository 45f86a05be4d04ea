import { type RedisServer, startRedis } from '@fcc/local-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRateLimits, type RateLimits } from './rate-limits.ts'

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.close())

const open = (tiers: Record<string, { requests: number; seconds: number }>) =>
  openRateLimits({ tiers, redis: { url: redis.url } })

async function allowed(limits: RateLimits, caller: string, requests: number): Promise<number> {
  const taken = await Promise.all(
    Array.from({ length: requests }, () => limits.take(caller, 'free')),
  )
  return taken.filter((standing) => standing.allowed).length
}

describe('limits over Redis', () => {
  const tiers = { free: { requests: 20, seconds: 600 } }

  it('are one limit for two that count', async () => {
    const [one, two] = [await open(tiers), await open(tiers)]
    const together = await Promise.all([allowed(one, 'shared', 30), allowed(two, 'shared', 30)])
    expect(together[0] + together[1]).toBe(20)
    await Promise.all([one.close(), two.close()])
  })

  it('hold in each alone while Redis is frozen, and together again after', async () => {
    const limits = await open(tiers)
    redis.freeze()
    expect(await allowed(limits, 'frozen', 30)).toBe(20)
    redis.thaw()
    const other = await open(tiers)
    let attempt = 0
    const together = async () => {
      attempt++
      const counts = await Promise.all(
        [limits, other].map((each) => allowed(each, `thawed ${attempt}`, 15)),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    }
    await expect.poll(together, { timeout: 20_000 }).toBe(20)
    await Promise.all([limits.close(), other.close()])
  })
})
