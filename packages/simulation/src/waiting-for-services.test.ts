import type { FailureKind } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import type { ProviderHealth } from './provider-health.ts'
import { skillNode } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const stated = { region: 'eu', agreements: [], cloud: 'none', retentionDays: 0 }
const YEAR_S = 365 * 24 * 3600

/** A skill that asks a service, which answers each time what the test says. */
function asking(answers: (() => Response)[], parts: Partial<WorldParts> = {}) {
  let asked = 0
  const world = createWorld({
    nodes: [skillNode('draft')],
    permits: [{ id: 'test/may', at: ['egress'], when: 'true', cites: [] }],
    services: { 'codes.example.org': stated },
    skills: {
      draft: async (_input, { fetch }) => {
        const { text } = await fetch('https://codes.example.org/terms')
        return { artifacts: { draft: text } }
      },
    },
    fetch: async () => {
      const answer = answers[asked++]
      return answer ? answer() : new Response('four')
    },
    ...parts,
  })
  return { world, asked: () => asked }
}
const refusing =
  (status: number, retryAfter?: string): (() => Response) =>
  () =>
    new Response('', {
      status,
      headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    })

describe('a run whose service is out', () => {
  it('leaves it alone for as long as it says, and is answered then', async () => {
    const { world, asked } = asking([refusing(429, '30')])
    const run = await world.walk()
    expect(run.waiting).toMatchObject({ for: 'service', failure: 'rate_limited', attempts: 1 })
    const wait = Date.parse(run.waiting?.due ?? '') - Date.parse(run.updatedAt)
    // The clock of a test advances with each look at it.
    expect(wait).toBeGreaterThan(29_000)
    await world.step()
    expect((await world.walk()).state).toBe('completed')
    expect(asked()).toBe(2)
  })

  it.each([String(YEAR_S), '-5', 'NaN', '1e999', 'tomorrow', ''])(
    'is due within a named limit where it says %s',
    async (retryAfter) => {
      const { world } = asking([refusing(503, retryAfter)], {
        act: { longestRetryAfterMs: 60_000 },
      })
      const run = await world.walk()
      const wait = Date.parse(run.waiting?.due ?? '') - Date.parse(run.updatedAt)
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(60_000)
    },
  )

  it('is not sent in vain to one that is left alone, but where somebody insists', async () => {
    const until = Date.UTC(2026, 10, 21, 12)
    const ends: unknown[] = []
    const health: ProviderHealth = {
      resting: (id) =>
        id === 'service codes.example.org' ? { failure: 'overloaded', until } : undefined,
      begin: () => ({ end: (outcome) => void ends.push(outcome), onRateLimit: () => undefined }),
    }
    const { world, asked } = asking([], { health })
    const run = await world.walk()
    expect(run.waiting).toMatchObject({ failure: 'overloaded', by: 'codes.example.org' })
    expect(Date.parse(run.waiting?.due ?? '')).toBeGreaterThanOrEqual(until)
    expect(asked()).toBe(0)
    await world.insist()
    expect((await world.walk()).state).toBe('completed')
    expect([asked(), ends]).toEqual([1, ['answered']])
  })

  it('tells how it fared, of hosts that the configuration names and of no other', async () => {
    const told: { readonly id: string; readonly failure: FailureKind | undefined }[] = []
    const health: ProviderHealth = {
      resting: () => undefined,
      begin: (id) => ({
        end: (outcome) =>
          void told.push({
            id,
            failure: typeof outcome === 'object' ? outcome.failure : undefined,
          }),
        onRateLimit: () => undefined,
      }),
    }
    const named = asking([refusing(503)], { health })
    await named.world.walk()
    const unnamed = asking([refusing(503)], { health, services: {} })
    await unnamed.world.walk()
    expect(told).toEqual([{ id: 'service codes.example.org', failure: 'overloaded' }])
  })
})
