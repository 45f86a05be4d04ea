import type { Load } from '../load/load-message.ts'
import type { CreateSide } from '../sides/side.ts'
import { openServedCalls } from './served-calls.ts'

/** Requests of each measurement that are answered before the clock starts, and how many at a time. */
const WARM_REQUESTS = 64
const WARM_AT_A_TIME = 4
/** The places of the one tenant: more than are ever taken at the rate that is measured. */
const PLACES = 64

/**
 * Chat completions of a persona at our server, with a key, counted, governed, journaled in files with full sync, and
 * audited: so many begun in a second, or so many at a time where no rate is named.
 */
export const createSide: CreateSide = async ({ perSecond, pieces = '40' }) => ({
  async measure({ count, concurrency, directory }, { stopwatch, took }) {
    const pace: Load['pace'] =
      perSecond === undefined ? { atOnce: concurrency } : { perSecond: Number(perSecond) }
    const served = await openServedCalls({ directory, concurrency: PLACES, pieces: Number(pieces) })
    const { load, completion } = served
    try {
      await load.send({
        ...{ ...completion, first: count, count: WARM_REQUESTS },
        pace: { atOnce: WARM_AT_A_TIME },
      })
      await stopwatch(async () => {
        for (const each of await load.send({ ...completion, first: 0, count, pace })) took(each)
      })
      return await served.verify(WARM_REQUESTS + count)
    } finally {
      await served.close()
    }
  },
})
