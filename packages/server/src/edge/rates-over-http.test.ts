import { describe, expect, it } from 'vitest'
import { openHouse } from '../testing/house.test-support.ts'
import { openRateLimits } from './rate-limits.ts'

describe('a server that counts requests', () => {
  it('says where a caller stands, refuses what is too many, and counts nobody for another', async () => {
    const rates = await openRateLimits({ tiers: { free: { requests: 2, seconds: 600 } } })
    const { ask, server, runtime } = await openHouse({ rates })
    const mine = 'riverside/ada/viewer'
    const first = await ask(mine, 'GET', '/v1/runs')
    expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"free";q=2;w=600'])
    expect(first.headers.get('ratelimit')).toMatch(/^"free";r=1;t=\d+$/)
    await ask(mine, 'GET', '/v1/runs')
    const third = await ask(mine, 'GET', '/v1/runs')
    expect([third.status, third.body.code]).toEqual([429, 'FCC_REQUEST_RATE'])
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
    // Of one name in another tenant, and of nobody: neither is the same caller.
    expect((await ask('lakeside/ada/viewer', 'GET', '/v1/runs')).status).toBe(200)
    expect((await ask(undefined, 'GET', '/v1/runs')).headers.get('ratelimit')).toBeNull()
    expect((await ask(undefined, 'GET', '/live')).status).toBe(200)
    await server.close()
    const auditor = { id: 'aud', kind: 'human', roles: ['auditor'] } as const
    const { text } = await runtime.tenant('riverside').as(auditor).exportAudit()
    expect(text.match(/"code":"FCC_REQUEST_RATE"/g)).toHaveLength(1)
    await rates.close()
  })
})
