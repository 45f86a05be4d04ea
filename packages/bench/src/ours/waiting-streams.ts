import type { RunHandle } from '@fcc/runtime'
import { answerPieces } from '../server/answer-pieces.ts'
import type { CreateSide } from '../sides/side.ts'
import { type GovernedCalls, openGovernedCalls } from './governed-calls.ts'

/** Streams that are made and read to their end before memory is looked at. */
const WARM_STREAMS = 4

/** A governed answer of which some was shown, and whose rest is waited for. */
interface WaitingStream {
  readonly run: RunHandle
  /** Reads the rest; gives the whole. */
  rest(): Promise<string>
}

/**
 * As many governed streamed answers at the same time as told, each of them shown as far as its server went,
 * which then stands still. What they hold is what is measured; afterwards each is read to its end.
 */
export const createSide: CreateSide = async ({ pieces = '240', holdAfter = '120' }) => ({
  async measure({ count, directory }, { stopwatch }) {
    const calls = await openGovernedCalls({
      directory,
      concurrency: count + WARM_STREAMS,
      pieces: Number(pieces),
      holdAfter: Number(holdAfter),
    })
    const written = answerPieces(Number(pieces)).join('')
    // A good part of what the server sent; the rest is held back, for what follows may make something of it.
    const enough = answerPieces(Number(holdAfter)).join('').length / 4
    const end = async (streams: readonly WaitingStream[]): Promise<void> => {
      calls.server.release()
      for (const { run, rest } of streams) {
        const text = await rest()
        if (text !== written) throw new Error(`${text.length} characters were shown.`)
        await calls.finish(run)
      }
    }
    const wait = (from: number, to: number): Promise<readonly WaitingStream[]> =>
      Promise.all(
        Array.from({ length: to - from }, (_, index) => beginStream(calls, from + index, enough)),
      )
    try {
      await end(await wait(count, count + WARM_STREAMS))
      let streams: readonly WaitingStream[] = []
      await stopwatch(async () => {
        streams = await wait(0, count)
      })
      await end(streams)
      const facts = await calls.verify(WARM_STREAMS + count)
      return { ...facts, streams: String(streams.length) }
    } finally {
      calls.server.release()
      await calls.close()
    }
  },
})

async function beginStream(
  calls: GovernedCalls,
  number: number,
  enough: number,
): Promise<WaitingStream> {
  const run = await calls.start(number, { watch: true })
  const shown = run.shown()[Symbol.asyncIterator]()
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const { done, value } = await shown.next()
      if (done) return undefined
      if (value.kind === 'buffered') throw new Error(`It is not streamed: ${value.why.join('; ')}`)
      if (value.kind === 'text') return value.text
    }
  }
  let text = ''
  while (text.length < enough) {
    const more = await next()
    if (more === undefined)
      throw new Error(
        `A stream ended after ${text.length} characters, and ${enough} were waited for.`,
      )
    text += more
  }
  return {
    run,
    async rest() {
      for (;;) {
        const more = await next()
        if (more === undefined) return text
        text += more
      }
    },
  }
}
