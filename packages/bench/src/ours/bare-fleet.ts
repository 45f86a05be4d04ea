import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { openCompletedRuns } from '../fleet/await-completed.ts'
import { NUMBERS, openBareRuns } from '../fleet/bare-runs.ts'
import { fleetConfig, fleetTenants, WORKER_CONCURRENCY } from '../fleet/fleet-config.ts'
import type { BareWork } from '../fleet/fleet-message.ts'
import { measureFleet } from '../fleet/measure-fleet.ts'
import { openFleetRuntime } from '../fleet/open-fleet-runtime.ts'
import { bytesOf, type RunRows, readRunRows } from '../fleet/run-rows.ts'
import { startWorkers } from '../fleet/start-workers.ts'
import { type BenchDatabase, nextDatabase } from '../server/bench-database.ts'
import { eventServer, nextPrefix } from '../server/event-servers.ts'
import type { CreateSide } from '../sides/side.ts'
import { inputText } from './bench-plugin.ts'
import { STEPS } from './verify-runs.ts'

const WORKER = new URL('../fleet/bare-worker.ts', import.meta.url)

/**
 * The same rows by workers of BullMQ and nothing else: what one governed run left is read once, and written again
 * for each run, in as many transactions: one at its start, and one in the job of each visit.
 */
export const createSide: CreateSide = async ({ workers: told }) => {
  const workerCount = Number(told)
  return {
    async measure(work, tools) {
      const { count, directory } = work
      const database = await nextDatabase()
      const redisUrl = await eventServer('redis')
      const rows = await rowsOfOneRun(directory, database, redisUrl)
      const rowsFile = join(directory, 'rows.json')
      writeFileSync(rowsFile, JSON.stringify(rows))
      const prefix = nextPrefix()
      const works = Array.from({ length: workerCount }, (_, number): BareWork => {
        const firstNumber = (number + 2) * NUMBERS
        const databaseUrl = database.ownerUrl
        return {
          redisUrl,
          databaseUrl,
          prefix,
          concurrency: WORKER_CONCURRENCY,
          firstNumber,
          rowsFile,
        }
      })
      const workers = await startWorkers(WORKER, works)
      const completed = await openCompletedRuns(database)
      const runs = openBareRuns(database.ownerUrl, rows, NUMBERS)
      const connection = new Redis(redisUrl)
      const queue = new Queue('visits', { connection, prefix })
      try {
        const start = async (number: number): Promise<void> => {
          const run = `${rows.run.slice(0, -8)}${String(number).padStart(8, '0')}`
          await runs.start(run)
          await queue.add('visit', { run, visit: 1 }, { removeOnComplete: true })
        }
        // The one that is copied is there already.
        await measureFleet({ workers: workerCount, start, completed, already: 1 }, work, tools)
        return {
          ...{ runs: String(count), workers: String(workerCount) },
          bytes: `${bytesOf(rows)} a run`,
        }
      } finally {
        await completed.close()
        await workers.close()
        await runs.close()
        await queue.close()
        connection.disconnect()
      }
    },
  }
}

/** What a run of ours leaves, made by the runtime once. */
async function rowsOfOneRun(
  directory: string,
  database: BenchDatabase,
  redisUrl: string,
): Promise<RunRows> {
  const config = fleetConfig({ directory, database, redisUrl, prefix: nextPrefix() })
  const runtime = await openFleetRuntime({
    ...config,
    executor: { use: 'in-process', concurrency: 1 },
  })
  try {
    const session = runtime
      .tenant(fleetTenants[0] ?? '')
      .as({ kind: 'service', id: 'bench', roles: [] })
    const run = await session.start('five-steps', { a0: inputText(0) }, { purpose: 'measure' })
    const { state } = await run.finished()
    if (state !== 'completed') throw new Error(`The run that is copied ended as ${state}.`)
    return await readRunRows(database, run.id, STEPS)
  } finally {
    await runtime.close()
  }
}
