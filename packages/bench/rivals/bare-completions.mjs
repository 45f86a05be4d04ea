import { generateText } from 'ai'
import fastify from 'fastify'
import { startLoad } from '../src/load/start-load.ts'
import { answerPieces } from '../src/server/answer-pieces.ts'
import { openModel, persona } from './ai-sdk-model.mjs'

const WARM_REQUESTS = 64
const WARM_AT_A_TIME = 4

/** Chat completions of the same framework that call the model through the AI SDK: no key, no rule, nothing kept. */
export async function createSide({ perSecond = '300', pieces = '40' }) {
  return {
    async measure({ count }, { stopwatch, took }) {
      const { server: answering, model } = await openModel({ pieces: Number(pieces) })
      const app = fastify()
      app.post('/v1/chat/completions', async ({ body }) => {
        const { text, usage } = await generateText({
          model,
          system: persona,
          messages: body.messages,
        })
        return {
          ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 0, model: body.model },
          choices: [
            { index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' },
          ],
          usage: { prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens },
        }
      })
      const url = await app.listen({ host: '127.0.0.1', port: 0 })
      const load = await startLoad()
      const asked = {
        ...{ url: `${url}/v1/chat/completions`, method: 'POST' },
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'm-1',
          messages: [{ role: 'user', content: 'a0: line {number} of the input' }],
        }),
        contains: answerPieces(Number(pieces)).join('').trim(),
      }
      try {
        const warm = { first: count, count: WARM_REQUESTS, pace: { atOnce: WARM_AT_A_TIME } }
        await load.send({ ...asked, ...warm })
        await stopwatch(async () => {
          const pace = { perSecond: Number(perSecond) }
          for (const each of await load.send({ ...asked, first: 0, count, pace })) took(each)
        })
        return await answering.facts(WARM_REQUESTS + count)
      } finally {
        await load.close()
        await app.close()
        await answering.close()
      }
    },
  }
}
