import { openCompletedRuns } from '../fleet/await-completed.ts'
import { fleetConfig, fleetTenants } from '../fleet/fleet-config.ts'
import { measureFleet } from '../fleet/measure-fleet.ts'
import { openFleetRuntime } from '../fleet/open-fleet-runtime.ts'
import { startWorkers } from '../fleet/start-workers.ts'
import { nextDatabase } from '../server/bench-database.ts'
import { eventServer, nextPrefix } from '../server/event-servers.ts'
import type { CreateSide } from '../sides/side.ts'
import { inputText } from './bench-plugin.ts'
import { STEPS, verifyRuns } from './verify-runs.ts'

const WORKER = new URL('../fleet/fleet-worker.ts', import.meta.url)

/**
 * Runs of five steps on a fleet: this process accepts them and executes nothing, workers in processes of their own
 * advance them. All are over when the database says so; each was accepted within the clock.
 */
export const createSide: CreateSide = async ({ workers: told }) => {
  const workerCount = Number(told)
  return {
    async measure(work, tools) {
      const { count, directory } = work
      const database = await nextDatabase()
      const redisUrl = await eventServer('redis')
      const config = fleetConfig({ directory, database, redisUrl, prefix: nextPrefix() })
      const { executor } = config
      const runtime = await openFleetRuntime({
        ...config,
        executor: { ...executor, concurrency: 0 },
      })
      const workers = await startWorkers(
        WORKER,
        Array.from({ length: workerCount }, () => ({ config })),
      )
      const completed = await openCompletedRuns(database)
      try {
        const sessions = fleetTenants.map((id) =>
          runtime.tenant(id).as({ kind: 'service', id: 'bench', roles: [] }),
        )
        const start = async (number: number): Promise<void> => {
          const session = sessions[number % sessions.length]
          const input = { a0: inputText(number) }
          await session?.start('five-steps', input, { purpose: 'measure' })
        }
        const fleet = { workers: workerCount, start, completed, already: 0 }
        const made = await measureFleet(fleet, work, tools)
        // Numbers of the measured runs and of those before them are one row, and each tenant has its turns of it.
        for (const [index, session] of sessions.entries()) {
          const runs = Math.ceil((made - index) / sessions.length)
          verifyRuns(await session.exportAudit(), runs * STEPS)
        }
        return { runs: String(count), workers: String(workerCount), verified: 'every log' }
      } finally {
        await completed.close()
        await workers.close()
        await runtime.close()
      }
    },
  }
}
