import { streamText } from 'ai'
import { answerPieces } from '../src/server/answer-pieces.ts'
import { asked, openModel } from './ai-sdk-model.mjs'

const WARM_STREAMS = 4

/** Bare streamed answers, each read to its end as it comes. */
export async function createSide({ pieces = '1000' }) {
  const written = answerPieces(Number(pieces)).join('')
  return {
    async measure({ count, concurrency }, { stopwatch, sideBySide, took }) {
      const { server, model } = await openModel({ pieces: Number(pieces) })
      const readAnswer = async (number) => {
        let text = ''
        for await (const piece of streamText({ model, ...asked(number) }).textStream) text += piece
        if (text !== written) throw new Error(`${text.length} characters were streamed.`)
      }
      try {
        await sideBySide(WARM_STREAMS, concurrency, (number) => readAnswer(count + number))
        await stopwatch(() =>
          sideBySide(count, concurrency, async (number) => {
            const begun = performance.now()
            await readAnswer(number)
            took(performance.now() - begun)
          }),
        )
        const facts = await server.facts(WARM_STREAMS + count)
        return { ...facts, shown: `${written.length} characters` }
      } finally {
        await server.close()
      }
    },
  }
}
