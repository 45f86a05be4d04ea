import type { CreateSide } from '../sides/side.ts'
import { openServedCalls } from './served-calls.ts'

/** Runs that there are when one of them is read. */
const RUNS = 64
const WARM_REQUESTS = 500
const AT_A_TIME = 8

/** Reads of a run at our server, with a key, counted, checked against roles, and each with an entry in the log. */
export const createSide: CreateSide = async () => ({
  async measure({ count, concurrency, directory }, { stopwatch }) {
    const served = await openServedCalls({ directory, concurrency: AT_A_TIME, pieces: 1 })
    const { load, completion } = served
    try {
      await load.send({ ...completion, first: 0, count: RUNS, pace: { atOnce: AT_A_TIME } })
      const read = { ...(await served.readRun()), first: 0 }
      await load.send({ ...read, count: WARM_REQUESTS, pace: { atOnce: AT_A_TIME } })
      await stopwatch(async () => {
        await load.send({ ...read, count, pace: { atOnce: concurrency } })
      })
      return { ...(await served.verify(RUNS)), requests: String(count) }
    } finally {
      await served.close()
    }
  },
})
