import { generateText } from 'ai'
import { answerPieces } from '../src/server/answer-pieces.ts'
import { asked, openModel } from './ai-sdk-model.mjs'

const WARM_CALLS = 64
const WARM_AT_A_TIME = 4

/** Bare calls, so many begun in a second whether or not others have ended; nothing is kept of them. */
export async function createSide({ perSecond = '300', pieces = '40' }) {
  const written = answerPieces(Number(pieces)).join('')
  return {
    async measure({ count }, { stopwatch, openLoop, sideBySide }) {
      const { server, model } = await openModel({ pieces: Number(pieces) })
      const makeCall = async (number) => {
        const { text, usage } = await generateText({ model, ...asked(number) })
        if (text !== written || usage.outputTokens !== Number(pieces)) {
          throw new Error(`${text.length} characters were answered.`)
        }
      }
      try {
        await sideBySide(WARM_CALLS, WARM_AT_A_TIME, (number) => makeCall(count + number))
        await stopwatch(() => openLoop(count, Number(perSecond), makeCall))
        return await server.facts(WARM_CALLS + count)
      } finally {
        await server.close()
      }
    },
  }
}
