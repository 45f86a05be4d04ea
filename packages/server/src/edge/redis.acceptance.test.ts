import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../testing/free-port.test-support.ts'
import { openRateLimits, type RateLimits } from './rate-limits.ts'

/** Debian's; CI installs it. */
const REDIS = 'redis-server'

let folder: string
let redis: ChildProcess
let url: string

/** Waits until somebody answers there. */
async function openWhenReady(tiers: Record<string, { requests: number; seconds: number }>) {
  for (let tries = 0; ; tries++) {
    try {
      return await openRateLimits({ tiers, redis: { url } })
    } catch (error) {
      if (tries === 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-redis-'))
  const port = await freePort()
  url = `redis://127.0.0.1:${port}`
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  redis = spawn(REDIS, settings, { stdio: 'ignore' })
  await once(redis, 'spawn')
  await (await openWhenReady({})).close()
})

afterAll(async () => {
  if (redis.exitCode === null) {
    redis.kill('SIGCONT')
    redis.kill('SIGKILL')
    await once(redis, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

async function allowed(limits: RateLimits, caller: string, requests: number): Promise<number> {
  const taken = await Promise.all(
    Array.from({ length: requests }, () => limits.take(caller, 'free')),
  )
  return taken.filter((standing) => standing.allowed).length
}

describe('limits over Redis', () => {
  const tiers = { free: { requests: 20, seconds: 600 } }

  it('are one limit for two that count', async () => {
    const [one, two] = [await openWhenReady(tiers), await openWhenReady(tiers)]
    const together = await Promise.all([allowed(one, 'shared', 30), allowed(two, 'shared', 30)])
    expect(together[0] + together[1]).toBe(20)
    await Promise.all([one.close(), two.close()])
  })

  it('hold in each alone while Redis is frozen, and together again after', async () => {
    const limits = await openWhenReady(tiers)
    redis.kill('SIGSTOP')
    expect(await allowed(limits, 'frozen', 30)).toBe(20)
    redis.kill('SIGCONT')
    const other = await openWhenReady(tiers)
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
