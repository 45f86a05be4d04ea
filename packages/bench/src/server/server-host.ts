import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerPieces } from './answer-pieces.ts'
import type { AnsweringOptions, ServerAnswer, ServerRequest } from './server-message.ts'

// The process of the server: `node server-host.ts OPTIONS`, with a channel to the side that it answers. It
// speaks chat completions, and has every byte of its answers ready, so that nobody measures how it makes them.
const { pieces, holdAfter } = JSON.parse(process.argv[2] ?? '{}') as AnsweringOptions

const texts = answerPieces(pieces)
const common = { id: 'chat-1', created: 0, model: 'm-1' }
const usage = { prompt_tokens: 12, completion_tokens: pieces, total_tokens: 12 + pieces }

const whole = Buffer.from(
  JSON.stringify({
    ...{ ...common, object: 'chat.completion' },
    choices: [
      {
        ...{ index: 0, finish_reason: 'stop' },
        message: { role: 'assistant', content: texts.join('') },
      },
    ],
    usage,
  }),
)

const event = (data: unknown): Buffer =>
  Buffer.from(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`)
const chunk = (more: object): Buffer =>
  event({ ...common, object: 'chat.completion.chunk', ...more })
const choice = (delta: object, finish: string | null = null): Buffer =>
  chunk({ choices: [{ index: 0, delta, finish_reason: finish }] })

const beginning = choice({ role: 'assistant', content: '' })
const middle = texts.map((content) => choice({ content }))
const end = [choice({}, 'stop'), chunk({ choices: [], usage }), event('[DONE]')]

let answers = 0
let longestRequest = 0
const held = new Set<() => void>()

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const bytes: Buffer[] = []
  for await (const each of incoming as AsyncIterable<Buffer>) bytes.push(each)
  const request = Buffer.concat(bytes)
  longestRequest = Math.max(longestRequest, request.byteLength)
  const { stream } = JSON.parse(request.toString('utf8')) as { readonly stream?: boolean }
  if (incoming.url !== '/v1/chat/completions') {
    outgoing.writeHead(404).end()
    return
  }
  if (!stream) {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(whole)
  } else {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).write(beginning)
    for (const [index, each] of middle.entries()) {
      if (index === holdAfter) await new Promise<void>((resolve) => held.add(resolve))
      outgoing.write(each)
    }
    for (const each of end) outgoing.write(each)
    outgoing.end()
  }
  answers += 1
}

const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch(() => outgoing.destroy())
})

const say = (message: ServerAnswer): void => {
  process.send?.(message)
}
process.on('message', ({ kind }: ServerRequest) => {
  if (kind === 'count') return say({ kind: 'counted', answers, longestRequest })
  for (const letGo of held) letGo()
  held.clear()
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  say({ kind: 'listening', port: (server.address() as AddressInfo).port })
})
