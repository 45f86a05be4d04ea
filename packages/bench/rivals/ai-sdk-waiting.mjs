import { streamText } from 'ai'
import { answerPieces } from '../src/server/answer-pieces.ts'
import { asked, openModel } from './ai-sdk-model.mjs'

const WARM_STREAMS = 4

/** As many bare streams at the same time as told, each read as far as its server went, which then stands still. */
export async function createSide({ pieces = '240', holdAfter = '120' }) {
  const texts = answerPieces(Number(pieces))
  return {
    async measure({ count }, { stopwatch }) {
      const { server, model } = await openModel({
        pieces: Number(pieces),
        holdAfter: Number(holdAfter),
      })
      const beginStream = async (number) => {
        const stream = streamText({ model, ...asked(number) }).textStream[Symbol.asyncIterator]()
        let text = ''
        for (let piece = 0; piece < Number(holdAfter); piece += 1)
          text += (await stream.next()).value
        return {
          async rest() {
            for (;;) {
              const { done, value } = await stream.next()
              if (done) return text
              text += value
            }
          },
        }
      }
      const end = async (streams) => {
        server.release()
        for (const { rest } of streams) {
          const text = await rest()
          if (text !== texts.join('')) throw new Error(`${text.length} characters were streamed.`)
        }
      }
      const wait = (from, to) =>
        Promise.all(Array.from({ length: to - from }, (_, index) => beginStream(from + index)))
      try {
        await end(await wait(count, count + WARM_STREAMS))
        let streams = []
        await stopwatch(async () => {
          streams = await wait(0, count)
        })
        await end(streams)
        const facts = await server.facts(WARM_STREAMS + count)
        return { ...facts, streams: String(streams.length) }
      } finally {
        server.release()
        await server.close()
      }
    },
  }
}
