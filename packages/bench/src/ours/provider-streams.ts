import { answerPieces } from '../server/answer-pieces.ts'
import type { CreateSide } from '../sides/side.ts'
import { type GovernedCalls, openGovernedCalls } from './governed-calls.ts'

/** Streams of each measurement that are made before the clock starts. */
const WARM_STREAMS = 4

/**
 * Governed answers that are shown while they are written, as far as rules and a detector let them out. What
 * is noted of each is the time from its start until all of it is shown and its entries are under a signed
 * checkpoint: starting and ending the run are spread over its pieces.
 */
export const createSide: CreateSide = async ({ pieces = '1000' }) => ({
  async measure({ count, concurrency, directory }, { stopwatch, sideBySide, took }) {
    const calls = await openGovernedCalls({ directory, concurrency, pieces: Number(pieces) })
    const written = answerPieces(Number(pieces)).join('')
    try {
      await sideBySide(WARM_STREAMS, concurrency, (number) =>
        showAnswer(calls, count + number, written),
      )
      await stopwatch(() =>
        sideBySide(count, concurrency, async (number) => {
          const begun = performance.now()
          await showAnswer(calls, number, written)
          took(performance.now() - begun)
        }),
      )
      return {
        ...(await calls.verify(WARM_STREAMS + count)),
        shown: `${written.length} characters`,
      }
    } finally {
      await calls.close()
    }
  },
})

async function showAnswer(calls: GovernedCalls, number: number, written: string): Promise<void> {
  const run = await calls.start(number, { watch: true })
  let text = ''
  let pieces = 0
  for await (const shown of run.shown()) {
    if (shown.kind === 'buffered') throw new Error(`It is not streamed: ${shown.why.join('; ')}`)
    if (shown.kind !== 'text') continue
    text += shown.text
    pieces += 1
  }
  await calls.finish(run)
  if (text !== written)
    throw new Error(`${text.length} characters were shown, not what was written.`)
  if (pieces < 2) throw new Error('All was shown at once, and not while it was written.')
}
