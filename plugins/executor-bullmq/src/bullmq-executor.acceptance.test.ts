import { setTimeout as delay } from 'node:timers/promises'
import {
  durableExecutorSuite,
  eventually,
  executorSuite,
  fairExecutorSuite,
  inProcessSubject,
  portConformance,
  sampleJob,
} from '@fcc/conformance'
import type { ExecutorOptions, JobOutcome, RunJob } from '@fcc/contracts'
import { type RedisServer, startRedis } from '@fcc/local-servers'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBullmqExecutor } from './bullmq-executor.ts'
import { ownQueue, queueSubject } from './testing/queue-subject.test-support.ts'

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

const onRedis = () =>
  inProcessSubject({
    ...{ id: 'bullmq', title: 'BullMQ on Redis' },
    create: (options) =>
      createBullmqExecutor(ownQueue(), { ...options, secret: async () => redis.url }),
  })
portConformance('the queue on Redis', executorSuite, onRedis)
portConformance('the queue on Redis', fairExecutorSuite, onRedis)

/** What outlives a process is tried with one; the rest of the suite needs none. */
portConformance(
  'the queue on Redis with a worker of its own',
  {
    ...durableExecutorSuite,
    groups: { 'its queue': durableExecutorSuite.groups['its queue'] ?? [] },
  },
  () => queueSubject(() => redis.url),
)

const stop = async (): Promise<JobOutcome> => ({ next: 'stop' })

function open(settings: ReturnType<typeof ownQueue>, given: Partial<ExecutorOptions> = {}) {
  return createBullmqExecutor(settings, {
    ...{ concurrency: 4, slotsPerTenant: 4, now: Date.now, advance: stop },
    onError: () => undefined,
    secret: async () => redis.url,
    ...given,
  })
}

describe('a queue on Redis', () => {
  it('gives the run of a worker that fell silent to another one, and takes nothing from the first any more', async () => {
    const settings = ownQueue()
    const begun: string[] = []
    const silent = { isSilent: false, wake: () => {} }
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const first = open(settings, {
      concurrency: 1,
      async advance() {
        begun.push('first')
        silent.isSilent = true
        await new Promise<void>((resolve) => {
          silent.wake = resolve
        })
        return { next: 'again' }
      },
    })
    await first.ready?.()
    await first.enqueue(sampleJob('riverside/r1'))
    await eventually(() => silent.isSilent)
    // Its lock is taken away as if it had not been renewed for too long.
    const [lock] = (await client.keys(`{${settings.prefix}}:visits:*:lock`)) as [string]
    const steal = setInterval(() => void client.del(lock), 20)
    const second = open(settings, {
      async advance() {
        begun.push('second')
        await ended
        return { next: 'stop' }
      },
    })
    await second.ready?.()
    await eventually(() => begun.includes('second'))
    clearInterval(steal)
    silent.wake()
    await delay(200)
    // What the first one says of it by now is nobody's business: the second is still at it.
    expect(begun).toEqual(['first', 'second'])
    expect(await second.figures?.()).toMatchObject([{ ready: 0, taken: 1 }])
    end()
    await expect.poll(() => second.figures?.()).toEqual([])
    expect(begun).toEqual(['first', 'second'])
    await Promise.all([first.close(), second.close()])
  })

  it('puts a run aside under which one process after the other ended', async () => {
    const settings = ownQueue({ silent_ms: 500 })
    const poisoned: [RunJob, number][] = []
    let begun = 0
    const worker = open(settings, {
      tries: 2,
      async advance() {
        begun += 1
        return new Promise(() => undefined)
      },
      async onPoisoned(job, tries) {
        poisoned.push([job, tries])
      },
    })
    await worker.ready?.()
    await worker.enqueue(sampleJob('riverside/r1'))
    const steal = setInterval(async () => {
      const locks = await client.keys(`{${settings.prefix}}:visits:*:lock`)
      if (locks.length > 0) await client.del(...locks)
    }, 20)
    await eventually(() => poisoned.length > 0)
    clearInterval(steal)
    expect(begun).toBe(2)
    expect(poisoned[0]?.[0]).toMatchObject({ tenant: 'riverside', run: 'r1' })
    expect(poisoned[0]?.[1]).toBe(2)
  })

  it('advances what is enqueued again after the queue was emptied, and what was under way then', async () => {
    const settings = ownQueue()
    const ended: string[] = []
    let isGoing = false
    const worker = open(settings, {
      async advance({ run }) {
        if (run === 'r1' && !ended.includes('r1 once')) {
          isGoing = true
          while (isGoing) await delay(5)
          ended.push('r1 once')
          return { next: 'again' }
        }
        ended.push(run)
        return { next: 'stop' }
      },
    })
    await worker.ready?.()
    await worker.enqueue(sampleJob('riverside/r1'))
    await worker.enqueue(sampleJob('riverside/far', { due: Date.now() + 86_400_000 }))
    await eventually(() => isGoing)
    await client.flushall()
    isGoing = false
    await eventually(() => ended.includes('r1'))
    await worker.enqueue(sampleJob('riverside/far'))
    await eventually(() => ended.includes('far'))
    await worker.close()
  })

  it('says that Redis cannot be reached, at its start and at work, and continues once it is back', async () => {
    const nowhere = open(ownQueue({ connect_timeout_ms: 300 }), {
      secret: async () => 'redis://127.0.0.1:1',
    })
    await expect(nowhere.ready?.()).rejects.toMatchObject({ code: 'FCC_QUEUE_UNREACHABLE' })
    await expect(nowhere.enqueue(sampleJob('a/b'))).rejects.toMatchObject({
      code: 'FCC_QUEUE_UNREACHABLE',
      why: expect.stringContaining('127.0.0.1:1'),
    })
    await nowhere.close()
    const badly = open(ownQueue(), { secret: async () => 'localhost:6379' })
    await expect(badly.ready?.()).rejects.toMatchObject({ code: 'FCC_QUEUE_ADDRESS' })

    const ended: string[] = []
    const worker = open(ownQueue(), {
      async advance({ run }) {
        ended.push(run)
        return { next: 'stop' }
      },
    })
    await worker.enqueue(sampleJob('riverside/r1'))
    await eventually(() => ended.includes('r1'))
    await redis.stop()
    await expect(worker.enqueue(sampleJob('riverside/r2'))).rejects.toMatchObject({
      code: 'FCC_QUEUE_UNREACHABLE',
    })
    await redis.start()
    await expect
      .poll(
        () =>
          worker.enqueue(sampleJob('riverside/r2')).then(
            () => 'in',
            () => 'not in',
          ),
        {
          timeout: 10_000,
        },
      )
      .toBe('in')
    await eventually(() => ended.includes('r2'))
    await worker.close()
  })
})
