import fastify from 'fastify'
import { startLoad } from '../src/load/start-load.ts'

const WARM_REQUESTS = 500
const WARM_AT_A_TIME = 8

/** What a run says of itself, as long as ours. */
const run = {
  ...{ id: '01M8QY55F8AYF3DNY6FN0HJG5Z', scenario: 'conversation/bench/BNC' },
  ...{ title: 'Talk with Bench Writer', state: 'completed', purpose: 'conversation' },
  ...{ domain: 'LAB', startedBy: 'load', labels: { categories: [], levels: {}, audiences: {} } },
  ...{ reasons: [], createdAt: '2026-12-01T04:35:08.392Z', updatedAt: '2026-12-01T04:35:08.558Z' },
  ...{ sequence: 3, released: { answer: 'answer/answer' }, gates: { 'answer/present': 'passed' } },
  usage: { visits: 1, inputTokens: 12, outputTokens: 1 },
}

/** A route that answers with what it has in memory: no key, no rule, nothing kept. */
export async function createSide() {
  return {
    async measure({ count, concurrency }, { stopwatch }) {
      const app = fastify()
      app.get('/v1/runs/:run', async ({ params }) => ({ ...run, id: params.run }))
      const url = await app.listen({ host: '127.0.0.1', port: 0 })
      const load = await startLoad()
      const read = { url: `${url}/v1/runs/${run.id}`, method: 'GET', headers: {}, contains: run.id }
      try {
        const warm = { first: 0, count: WARM_REQUESTS, pace: { atOnce: WARM_AT_A_TIME } }
        await load.send({ ...read, ...warm })
        await stopwatch(async () => {
          await load.send({ ...read, first: 0, count, pace: { atOnce: concurrency } })
        })
        return { requests: String(count) }
      } finally {
        await load.close()
        await app.close()
      }
    },
  }
}
