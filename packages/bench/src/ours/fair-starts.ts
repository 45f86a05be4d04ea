import { setTimeout as delay } from 'node:timers/promises'
import type { ExecutorFactory, RunJob } from '@fcc/contracts'
import executorBullmq from '@fcc/plugin-executor-bullmq'
import { inProcessExecutor } from '@fcc/runtime'
import { eventServer, nextPrefix } from '../server/event-servers.ts'
import { firstContribution } from '../server/first-contribution.ts'
import type { CreateSide } from '../sides/side.ts'

/** How many runs one tenant has queued before the others come. */
const BUSY = 10_000
/** How long a service takes, in milliseconds, and how many are made at a time. */
export const SERVICE_MS = 20
const SLOTS = 4
/** How many jobs are put in at a time. */
const BATCH = 200

const jobOf = (tenant: string, run: string): RunJob => ({
  tenant,
  run,
  domain: 'PROD',
  priority: 0,
  due: 0,
})

/**
 * As many tenants as told, each with one run, queued behind one tenant with ten thousand: when each of their runs
 * begins, from when the first may. `of: share` notes when it would begin if every turn began at once.
 */
export const createSide: CreateSide = async ({ executor, of }) => ({
  async measure({ count }, { stopwatch, took }) {
    if (of === 'share') {
      await stopwatch(async () => {
        for (let turn = 0; turn < count; turn += 1) took(Math.floor(turn / SLOTS) * SERVICE_MS)
      })
      return { quiet: String(count) }
    }
    const begun = new Map<string, number>()
    let open = (): void => undefined
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    let heldBack = 0
    const factory =
      executor === 'in-process'
        ? inProcessExecutor
        : await firstContribution<ExecutorFactory>(executorBullmq, {
            url: 'env:REDIS',
            prefix: nextPrefix(),
          })
    const queue = factory.create({
      ...{ concurrency: SLOTS, slotsPerTenant: SLOTS, now: Date.now },
      async advance({ tenant }) {
        if (tenant === 'first') {
          heldBack += 1
          await opened
          return { next: 'stop' }
        }
        begun.set(tenant, performance.now())
        await delay(SERVICE_MS)
        return { next: 'stop' }
      },
      onError: () => undefined,
      secret: async () => eventServer('redis'),
    })
    try {
      await queue.ready?.()
      // Every place is taken until all of them are queued.
      for (let place = 0; place < SLOTS; place += 1) await queue.enqueue(jobOf('first', `${place}`))
      while (heldBack < SLOTS) await delay(5)
      for (let from = 0; from < BUSY; from += BATCH) {
        const numbers = Array.from({ length: BATCH }, (_, index) => from + index)
        await Promise.all(numbers.map((number) => queue.enqueue(jobOf('busy', `${number}`))))
      }
      const quiet = Array.from({ length: count }, (_, number) => `quiet-${number}`)
      for (const tenant of quiet) await queue.enqueue(jobOf(tenant, 'only'))
      await stopwatch(async () => {
        const from = performance.now()
        open()
        while (!quiet.every((tenant) => begun.has(tenant))) await delay(1)
        for (const tenant of quiet) took((begun.get(tenant) ?? 0) - from)
      })
      return { quiet: String(count) }
    } finally {
      await queue.drain()
      await queue.close()
    }
  },
})
