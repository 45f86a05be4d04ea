import { readFileSync } from 'node:fs'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { openBareRuns } from './bare-runs.ts'
import type { BareWork } from './fleet-message.ts'
import type { RunRows } from './run-rows.ts'

// A worker of BullMQ and nothing else: `node bare-worker.ts WORK`. A job writes the rows of one visit in one
// transaction, and adds the job of the next one.
const work = JSON.parse(process.argv[2] ?? '') as BareWork
const rows = JSON.parse(readFileSync(work.rowsFile, 'utf8')) as RunRows
const runs = openBareRuns(work.databaseUrl, rows, work.firstNumber)
const connection = (): Redis => new Redis(work.redisUrl, { maxRetriesPerRequest: null })
const { prefix, concurrency } = work
const queue = new Queue('visits', { connection: connection(), prefix })
const worker = new Worker<{ readonly run: string; readonly visit: number }>(
  'visits',
  async ({ data: { run, visit } }) => {
    await runs.visit(run, visit)
    if (visit < rows.parts.length - 1) {
      await queue.add('visit', { run, visit: visit + 1 }, { removeOnComplete: true })
    }
  },
  { connection: connection(), prefix, concurrency, removeOnComplete: { count: 0 } },
)
await worker.waitUntilReady()
process.on('disconnect', () => process.exit())
process.send?.({ kind: 'ready' })
