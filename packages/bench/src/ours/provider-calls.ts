import type { CreateSide } from '../sides/side.ts'
import { type GovernedCalls, openGovernedCalls } from './governed-calls.ts'

/** Calls of each measurement that are made before the clock starts, and how many at a time. */
const WARM_CALLS = 64
const WARM_AT_A_TIME = 4
/** The places of the one tenant: more than are ever taken at the rate that is measured. */
const PLACES = 64

/**
 * Governed calls, so many begun in a second whether or not others have ended. A call is over when its entries
 * are under a signed checkpoint; what each took is noted from when it was due.
 */
export const createSide: CreateSide = async ({ perSecond = '300', pieces = '40' }) => ({
  async measure({ count, directory }, { stopwatch, openLoop, sideBySide }) {
    const calls = await openGovernedCalls({
      directory,
      concurrency: PLACES,
      pieces: Number(pieces),
    })
    try {
      await sideBySide(WARM_CALLS, WARM_AT_A_TIME, (number) => makeCall(calls, count + number))
      await stopwatch(() => openLoop(count, Number(perSecond), (number) => makeCall(calls, number)))
      return await calls.verify(WARM_CALLS + count)
    } finally {
      await calls.close()
    }
  },
})

async function makeCall(calls: GovernedCalls, number: number): Promise<void> {
  await calls.finish(await calls.start(number))
}
