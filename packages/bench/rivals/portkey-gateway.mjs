import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startLoad } from '../src/load/start-load.ts'
import { answerPieces } from '../src/server/answer-pieces.ts'
import { startAnsweringServer } from '../src/server/start-answering-server.ts'

const WARM_REQUESTS = 64
const WARM_AT_A_TIME = 4
const START_MS = 30_000
const program = fileURLToPath(
  new URL('node_modules/@portkey-ai/gateway/build/start-server.js', import.meta.url),
)

async function freePort() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** The gateway as its command starts it, without its page; a process of its own. */
async function startGateway() {
  const port = await freePort()
  const child = spawn(process.execPath, [program, `--port=${port}`, '--headless'], {
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const url = `http://127.0.0.1:${port}`
  const close = async () => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  for (const end = Date.now() + START_MS; ; await setTimeout(50)) {
    if (await fetch(url).catch(() => undefined)) return { url, close }
    if (child.exitCode !== null || Date.now() > end) {
      await close()
      throw new Error('The gateway does not start.')
    }
  }
}

/** Chat completions through the gateway in front of the same model: no rule, nothing kept. */
export async function createSide({ pieces = '40' }) {
  return {
    async measure({ count, concurrency }, { stopwatch }) {
      const answering = await startAnsweringServer({ pieces: Number(pieces) })
      const gateway = await startGateway()
      const load = await startLoad()
      const asked = {
        ...{ url: `${gateway.url}/v1/chat/completions`, method: 'POST' },
        headers: {
          ...{ 'content-type': 'application/json', authorization: 'Bearer none' },
          ...{ 'x-portkey-provider': 'openai', 'x-portkey-custom-host': answering.baseUrl },
        },
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
          await load.send({ ...asked, first: 0, count, pace: { atOnce: concurrency } })
        })
        return await answering.facts(WARM_REQUESTS + count)
      } finally {
        await load.close()
        await gateway.close()
        await answering.close()
      }
    },
  }
}
