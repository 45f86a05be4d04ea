import { randomUUID } from 'node:crypto'
import type { Executor, ExecutorOptions } from '@fcc/contracts'
import type { Queue } from 'bullmq'
import { type AnnouncedRun, hearAnnouncements, tellOf } from './announcements.ts'
import { type Connection, connect } from './connection.ts'
import { createRedisReadySet, type RedisReadySet } from './ready-set/redis-ready-set.ts'
import type { Settings } from './settings.ts'
import { type AdmittedJob, type QueueWorker, startWorker } from './worker.ts'

/** The queue's name in BullMQ. */
const QUEUE = 'visits'
/** How many jobs one look admits at most. */
const BATCH = 64

interface Opened {
  readonly connection: Connection
  readonly set: RedisReadySet
  readonly queue: Queue<AdmittedJob>
  readonly worker: QueueWorker | undefined
}

/**
 * The executor of many processes: who is next is decided by a ready set in Redis, what may begin is admitted to
 * BullMQ, and whichever worker is free advances it. Redis holds nothing that the stores do not have: a queue that
 * is emptied is filled again by the recovery scan of the runtime.
 */
export function createBullmqExecutor(settings: Settings, options: ExecutorOptions): Executor {
  const { concurrency, slotsPerTenant, now, weightOf } = options
  const prefix = `{${settings.prefix}}`
  const worker = randomUUID()
  const isWorking = concurrency > 0
  let isDraining = false
  let opening: Promise<Opened> | undefined
  let closing: Promise<void> | undefined
  let draining: Promise<void> | undefined
  let admitting: Promise<void> | undefined
  let isWanted = false
  let looking: NodeJS.Timeout | undefined
  let lastSweep = 0

  async function open(): Promise<Opened> {
    const connection = await connect(settings, options.secret)
    const set = createRedisReadySet(connection.commands, prefix, options.pools)
    hearAnnouncements(connection, channel, options.onAnnounced)
    const { Queue: Jobs } = await import('bullmq')
    const queue = new Jobs<AdmittedJob>(QUEUE, {
      connection: connection.commands,
      prefix,
      skipWaitingForReady: true,
    })
    queue.on('error', () => undefined)
    if (!isWorking || isDraining) return { connection, set, queue, worker: undefined }
    await connection.ask(() => set.beat(worker, { slots: concurrency, slotsPerTenant }, lifeMs))
    const parts = { queue: { name: QUEUE, prefix }, connection, set, settings, options }
    const started = await startWorker({ ...parts, onFreed: () => admit() })
    look()
    return { connection, set, queue, worker: started }
  }
  const channel = `${prefix}:announced`
  const lifeMs = 2 * settings.silent_ms

  function opened(): Promise<Opened> {
    // What could not be reached is tried again by whoever comes next.
    opening ??= open().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  /** Lets begin what may: one look at a time, and once more where something happened meanwhile. */
  function admit(): void {
    isWanted = true
    admitting ??= (async () => {
      while (isWanted && !isDraining) {
        isWanted = false
        // What is not admitted now is by the next look of any worker.
        await admitOnce().catch(() => undefined)
      }
      admitting = undefined
    })()
  }

  async function admitOnce(): Promise<void> {
    const { set, queue } = await opened()
    const { jobs, nextDue } = await set.take(randomUUID(), BATCH, now())
    if (jobs.length > 0) {
      await queue.addBulk(
        jobs.map(({ name, token }) => ({
          name: 'visit',
          data: { name },
          opts: { jobId: token, removeOnComplete: true, removeOnFail: true },
        })),
      )
    }
    if (jobs.length === BATCH) isWanted = true
    if (isWorking && nextDue !== undefined) look(nextDue - now())
  }

  /** Looks again after a while, sooner where something is due: what others enqueued, and what was lost. */
  function look(soonMs: number = settings.look_ms): void {
    if (isDraining) return
    clearTimeout(looking)
    const inMs = Math.max(1, Math.min(soonMs, settings.look_ms))
    looking = setTimeout(() => {
      look()
      admit()
      void keepHouse().catch(() => undefined)
    }, inMs)
  }

  /** Says that this worker is there, and puts in again what was admitted and is in no queue. */
  async function keepHouse(): Promise<void> {
    if (now() - lastSweep < settings.silent_ms / 4) return
    lastSweep = now()
    const { set } = await opened()
    await set.beat(worker, { slots: concurrency, slotsPerTenant }, lifeMs)
    await set.sweep(settings.silent_ms, `${prefix}:${QUEUE}:`, now())
  }

  async function drain(): Promise<void> {
    isDraining = true
    clearTimeout(looking)
    const found = await opening?.catch(() => undefined)
    if (!found) return
    await found.worker?.drain()
    await admitting
    if (found.worker) await found.set.leave(worker).catch(() => undefined)
  }

  async function close(): Promise<void> {
    await executor.drain()
    const found = await opening?.catch(() => undefined)
    if (!found) return
    await found.queue.close().catch(() => undefined)
    found.connection.close()
  }

  async function announce(run: AnnouncedRun): Promise<void> {
    const { connection } = await opened()
    await tellOf(connection, channel, run)
  }

  const executor: Executor = {
    async enqueue(job) {
      if (isDraining) return
      const { connection, set } = await opened()
      await connection.ask(() => set.enqueue(job, now(), weightOf?.(job.tenant)))
      admit()
    },
    async ready() {
      await opened()
    },
    async missing(jobs) {
      const { connection, set } = await opened()
      return connection.ask(() => set.missing(jobs))
    },
    async figures() {
      const { connection, set } = await opened()
      return connection.ask(() => set.figures())
    },
    announce(run) {
      // Who does not hear of it looks by and by.
      void announce(run).catch(() => undefined)
    },
    drain() {
      draining ??= drain()
      return draining
    },
    close() {
      closing ??= close()
      return closing
    },
  }
  // A worker works from when it is made; whoever waits for it asks whether it is ready.
  if (isWorking) void opened().catch(() => undefined)
  return executor
}
