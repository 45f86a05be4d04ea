import { Agent, request } from 'node:http'
import { openLoop } from '../sides/open-loop.ts'
import { sideBySide } from '../sides/side-by-side.ts'
import type { Load, LoadAnswer } from './load-message.ts'

// The process that sends requests to a server that is measured: `node load-host.ts`, with a channel to the side. It
// keeps its connections, as clients of a server do, and looks at every answer.
const agent = new Agent({ keepAlive: true, maxSockets: 256 })

async function send(load: Load, number: number): Promise<void> {
  const body = load.body?.replaceAll('{number}', String(number))
  const { status, text } = await new Promise<{ readonly status: number; readonly text: string }>(
    (resolve, reject) => {
      const { method, headers } = load
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
      const asked = request(
        load.url,
        { agent, method, headers: { ...headers, ...length } },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (piece: string) => {
            text += piece
          })
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
          answer.on('error', reject)
        },
      )
      asked.on('error', reject)
      asked.end(body)
    },
  )
  if (status >= 300 || !text.includes(load.contains)) {
    throw new Error(`Request ${number} was answered with ${status}: ${text.slice(0, 500)}`)
  }
}

async function sendAll(load: Load): Promise<readonly number[]> {
  const each: number[] = []
  const { pace, count, first } = load
  if ('perSecond' in pace) {
    await openLoop({
      ...{ count, perSecond: pace.perSecond },
      job: (number) => send(load, first + number),
      took: (milliseconds) => void each.push(milliseconds),
    })
    return each
  }
  await sideBySide(count, pace.atOnce, async (number) => {
    const begun = performance.now()
    await send(load, first + number)
    each.push(performance.now() - begun)
  })
  return each
}

const say = (message: LoadAnswer): void => {
  process.send?.(message)
}
process.on('message', (load: Load) => {
  sendAll(load).then(
    (each) => say({ kind: 'sent', each }),
    (error: unknown) => say({ kind: 'failed', why: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
say({ kind: 'ready' })
