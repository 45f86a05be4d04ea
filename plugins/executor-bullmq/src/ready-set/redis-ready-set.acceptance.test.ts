import { randomUUID } from 'node:crypto'
import type { RunJob } from '@fcc/contracts'
import { type RedisServer, startRedis } from '@fcc/local-servers'
import { createReadySet } from '@fcc/scheduling'
import * as fc from 'fast-check'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRedisReadySet, nameOf } from './redis-ready-set.ts'

let redis: RedisServer
let client: Redis
beforeAll(async () => {
  redis = await startRedis()
  client = new Redis(redis.url, { retryStrategy: () => 50 })
  client.on('error', () => undefined)
})
afterAll(async () => {
  client.disconnect()
  await redis.close()
})

type Operation =
  | { readonly what: 'enqueue'; readonly job: RunJob; readonly weight: number }
  | { readonly what: 'take' }
  | {
      readonly what: 'finish'
      readonly which: number
      readonly next: number | undefined
      readonly services: number
    }
  | { readonly what: 'resize'; readonly slots: number; readonly slotsPerTenant: number }
  | { readonly what: 'wait'; readonly ms: number }

const later = fc.integer({ min: -30, max: 30 })
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        tenant: fc.constantFrom('a', 'b', 'c:d', 'é 漢'),
        run: fc.constantFrom('1', '2', '3', '4'),
        domain: fc.constantFrom('LAB' as const, 'SHADOW' as const, 'PROD' as const),
        priority: fc.integer({ min: 0, max: 2 }),
        due: later,
        weight: fc.constantFrom(1, 1, 3, 7),
      })
      .map(({ weight, ...job }) => ({
        what: 'enqueue' as const,
        job: { ...job, run: `${job.domain}${job.run}` },
        weight,
      })),
  },
  { weight: 5, arbitrary: fc.constant({ what: 'take' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('finish' as const),
      which: fc.nat(5),
      next: fc.option(later, { nil: undefined }),
      services: fc.constantFrom(1, 1, 2, 5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('resize' as const),
      slots: fc.integer({ min: 0, max: 6 }),
      slotsPerTenant: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('wait' as const), ms: fc.nat(30) }),
  },
)

it('decides in Redis what @fcc/scheduling decides, operation by operation', async () => {
  const pools = fc.constantFrom(
    {},
    { PROD: { weight: 6 }, LAB: { weight: 3 } },
    { PROD: { weight: 6 }, LAB: { weight: 3, slots: 1 }, SHADOW: { weight: 1, slots: 2 } },
  )
  let taken = 0
  await fc.assert(
    fc.asyncProperty(
      pools,
      fc.array(operation, { minLength: 20, maxLength: 80, size: 'max' }),
      async (given, operations) => {
        const first = { slots: 3, slotsPerTenant: 2 }
        const plain = createReadySet<RunJob>({ ...first, pools: given })
        const prefix = `{${randomUUID()}}`
        const kept = createRedisReadySet(client, prefix, given)
        await kept.resize(first)
        const out: { readonly job: RunJob; readonly token: string }[] = []
        // Redis keeps whole milliseconds since 1970.
        let now = 1_700_000_000_000
        for (const each of operations) {
          if (each.what === 'enqueue') {
            const job = { ...each.job, due: now + each.job.due }
            plain.enqueue(job, now, each.weight)
            await kept.enqueue(job, now, each.weight)
          } else if (each.what === 'take') {
            const expected = plain.take(now)
            const { jobs, nextDue } = await kept.take(randomUUID(), 1, now)
            const [found] = jobs
            const { name: _, token, ...job } = found ?? { name: '', token: '' }
            expect(found ? job : undefined).toEqual(expected)
            expect(nextDue).toBe(plain.nextDue())
            if (expected) out.push({ job: expected, token })
            taken += expected ? 1 : 0
          } else if (each.what === 'finish') {
            const [done] = out.splice(each.which % Math.max(1, out.length), 1)
            if (!done) continue
            const next = each.next === undefined ? undefined : now + each.next
            plain.finish(done.job, now, next, each.services)
            const answer = await kept.finish(
              { name: nameOf(done.job), token: done.token },
              now,
              next,
              each.services,
            )
            expect(answer).toBe('done')
          } else if (each.what === 'resize') {
            plain.resize(each)
            await kept.resize(each)
          } else now += each.ms
        }
        const byTenant = (one: { tenant: string }, other: { tenant: string }) =>
          one.tenant < other.tenant ? -1 : 1
        expect([...(await kept.figures())].sort(byTenant)).toEqual(
          [...plain.figures()].sort(byTenant),
        )
      },
    ),
    { numRuns: 150 },
  )
  expect(taken).toBeGreaterThan(500)
})
