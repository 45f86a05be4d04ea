import { readdirSync } from 'node:fs'
import { createSqliteStore } from '@fcc/store'
import type { CreateSide } from '../sides/side.ts'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { openMeasuredRuntime } from './measured-runtime.ts'

/** Runs of each tenant. */
export const RUNS_OF_EACH = 10

/** Runs that are advanced at a time, over all tenants. */
const AT_A_TIME = 8

/** Where the system lists what a process has open; told as not known where it does not. */
const DESCRIPTORS = '/proc/self/fd'

const idOf = (number: number): string => `tenant-${number}`

/**
 * As many tenants as told, known and opened before, each with ten runs that are all asked for at once. What each
 * tenant took is noted: from the common beginning to the end of its last run. `of: mean` notes what it would have
 * taken at the mean throughput of all, in its place.
 */
export const createSide: CreateSide = async ({ of }) => ({
  async measure({ count, directory }, { stopwatch, took }) {
    const ids = Array.from({ length: count }, (_, number) => idOf(number))
    const runtime = await openMeasuredRuntime({
      ...{ directory, concurrency: AT_A_TIME, bench: createBenchPlugin() },
      store: createSqliteStore({ synchronous: 'normal' }),
      tenants: Object.fromEntries(ids.map((id) => [id, {}])),
    })
    const sessions = ids.map((id) =>
      runtime.tenant(id).as({ kind: 'service', id: 'bench', roles: [] }),
    )
    try {
      for (const session of sessions) await session.runs()
      const each: number[] = []
      let descriptors: number | undefined
      await stopwatch(async () => {
        const begun = performance.now()
        await Promise.all(
          sessions.map(async (session, tenant) => {
            await Promise.all(
              Array.from({ length: RUNS_OF_EACH }, async (_, number) => {
                const input = { a0: inputText(tenant * RUNS_OF_EACH + number) }
                const run = await session.start('five-steps', input, { purpose: 'measure' })
                const { state } = await run.finished()
                if (state !== 'completed') throw new Error(`A run ended as ${state}.`)
              }),
            )
            each.push(performance.now() - begun)
          }),
        )
        descriptors = countDescriptors()
        const mean = count / each.reduce((sum, milliseconds) => sum + 1 / milliseconds, 0)
        for (const milliseconds of each) took(of === 'mean' ? mean : milliseconds)
      })
      return {
        runs: String(count * RUNS_OF_EACH),
        even: shareOfMean(each).toFixed(3),
        descriptors: descriptors === undefined ? 'not known' : String(descriptors),
        megabytes: String(Math.round(process.memoryUsage.rss() / 1e6)),
      }
    } finally {
      await runtime.close()
    }
  },
})

/** The throughput of the slowest, as a share of the mean of all; from what each took. */
function shareOfMean(each: readonly number[]): number {
  const mean = each.reduce((sum, milliseconds) => sum + 1 / milliseconds, 0) / each.length
  return 1 / Math.max(...each) / mean
}

function countDescriptors(): number | undefined {
  try {
    return readdirSync(DESCRIPTORS).length
  } catch {
    return undefined
  }
}
